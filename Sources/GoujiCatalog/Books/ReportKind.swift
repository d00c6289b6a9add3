package import GoujiSyntax

/// A kind of report (部门决算): how drafts and published texts are known to be of it, and what it is called, from
/// `book.txt`.
package struct ReportKind: Sendable {
  /// The folder that it is read from.
  package let id: String
  /// What `报告：` says, the usual name first. None for what all kinds share.
  package private(set) var names: [String] = []
  /// Whether a draft is of this kind that does not say of which it is.
  package private(set) var isUsual = false
  /// The units that its sums may be in, the usual one first.
  package private(set) var units: [String] = []
  /// The words of the data for the stage that figures are at where nobody says: 决算.
  package private(set) var usualStages = [Stage.final.name]
  /// What stages of other kinds of report, by their words there, are in this one.
  package private(set) var stagesElsewhere: [String: String] = [:]
  /// Whether its parts may have no number in front (第一部分): a short line by itself that is a part's title opens it.
  package private(set) var hasUnnumberedParts = false
  /// What its figures are, in one word: 决算.
  package private(set) var word = ""
  package private(set) var problems: [DataProblem] = []
  /// What a heading says of the part that it opens; of several the first counts.
  private var roles: [(word: [UInt16], role: PartRole)] = []
  private var required: Set<PartRole> = []
  /// What a title says of the report, with what `报告：` then is.
  private var titles: [(word: [UInt16], name: String)] = []
  /// Words of which a published text of this kind has more than one of another.
  private var signs: [[UInt16]] = []

  init(_ folder: BookFolder) {
    id = folder.name
    for line in DataLine.all(in: [folder.text(.kind)].compactMap { $0 }) {
      if let message = read(line) { problems.append(line.problem(Message(verbatim: message))) }
    }
  }

  /// The length of the longest name that a text holds, 0 for none.
  func match(_ text: FoldedText) -> Int {
    names.map(\.folded).filter { text.contains($0) }.map(\.count).max() ?? 0
  }

  /// How often a text says one of the words that are this kind's own.
  func signs(in text: FoldedText) -> Int {
    signs.reduce(0) { count, sign in
      count + text.scalars.indices.count { text.scalars[$0] == sign.first && text.hasPrefix(sign, at: $0) }
    }
  }

  /// What `报告：` is in a text with this title; nil where the title does not tell.
  package func name(title: FoldedText) -> String? { titles.first { title.contains($0.word) }?.name }

  /// The role of the part that a heading opens.
  package func role(heading: FoldedText) -> PartRole? { roles.first { heading.contains($0.word) }?.role }

  /// Whether every report of this kind has a part of this role.
  package func requires(_ role: PartRole) -> Bool { required.contains(role) }

  private static func isStage(_ name: String) -> Bool { Stage.allCases.contains { $0.name == name } }

  private mutating func read(_ line: DataLine) -> String? {
    let (head, rest) = line.headAndRest
    switch head {
    case "名": names += words(rest)
    case "常用": isUsual = true
    case "部无序号": hasUnnumberedParts = true
    case "称": word = rest
    case "金额单位": units = words(rest)
    case "阶段":
      for name in words(rest) where !Self.isStage(name) { return "不认识“\(name)”这个阶段" }
      usualStages = words(rest)
    case "别种":
      guard let (other, own) = cut(rest, at: ["=>"]), Self.isStage(other), Self.isStage(own) else {
        return "应为“别种 阶段 => 阶段”"
      }
      stagesElsewhere[other] = own
    case "认": signs += words(rest).map(\.folded)
    case "题":
      guard let (list, name) = cut(rest, at: ["=>"]) else { return "应为“题 说法、说法 => 报告的名称”" }
      titles += words(list).map { ($0.folded, name) }
    case "部":
      guard let (name, list) = cut(rest, at: ["：", ":"]), let role = PartRole.allCases.first(where: { $0.word == name })
      else { return "应为“部 概况|表|说明|名词|附件 ： 说法、说法”" }
      roles += words(list).map { ($0.folded, role) }
    case "应有":
      for name in words(rest) {
        guard let role = PartRole.allCases.first(where: { $0.word == name }) else { return "不认识“\(name)”" }
        required.insert(role)
      }
    default: return "不认识“\(head)”"
    }
    return nil
  }
}
