import GoujiSyntax

/// What a draft's published forms are made with that an office could have otherwise: fonts and words.
package struct PublishingBook: Sendable {
  /// What a font is for.
  package enum FontUse: String, Sendable, CaseIterable {
    case title = "标题"
    case first = "一级"
    case second = "二级"
    case body = "正文"
    case table = "表格"
  }

  /// What is still to be done where a word holds the place.
  package enum Placeholder: String, Sendable, CaseIterable {
    case reason = "原因"
    case text = "文字"
    case carriedOver = "沿用"
  }

  /// Words that stand where something is still to be written, folded.
  package var unfinished: [[UInt16]] { Placeholder.allCases.flatMap { (placeholders[$0] ?? []).map(\.folded) } }
  /// For digits and letters.
  package private(set) var latin = ""
  package private(set) var problems: [DataProblem] = []
  private var placeholders: [Placeholder: [String]] = [:]
  private var fonts: [FontUse: [String]] = [:]

  package init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      if let message = read(line) { problems.append(line.problem(Message(verbatim: message))) }
    }
  }

  /// The word that holds a place in drafts that are made.
  package func placeholder(_ kind: Placeholder) -> String { placeholders[kind]?.first ?? "" }

  /// The font wanted and those that stand in for it, in order.
  package func fonts(for use: FontUse) -> [String] { fonts[use] ?? [] }

  private mutating func read(_ line: DataLine) -> String? {
    guard let (head, list) = cut(line.text, at: ["：", ":"]) else { return "应为“用处 ： 说法、说法”" }
    let parts = head.split(separator: " ").map(String.init)
    switch (parts.first, parts.count) {
    case ("未完", 2):
      guard let kind = Placeholder(rawValue: parts[1]) else { return "不认识“\(parts[1])”" }
      placeholders[kind, default: []] += words(list)
    case ("西文", 1): latin = list
    case ("字体", 2):
      guard let use = FontUse(rawValue: parts[1]) else { return "不认识“\(parts[1])”" }
      fonts[use] = words(list)
    default: return "不认识“\(head)”"
    }
    return nil
  }
}
