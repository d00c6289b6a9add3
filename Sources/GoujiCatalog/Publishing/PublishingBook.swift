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

  /// Words that stand where something is still to be written, folded.
  package private(set) var unfinished: [[UInt16]] = []
  /// For digits and letters.
  package private(set) var latin = ""
  package private(set) var problems: [DataProblem] = []
  private var fonts: [FontUse: [String]] = [:]

  package init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      if let message = read(line) { problems.append(line.problem(Message(verbatim: message))) }
    }
  }

  /// The font wanted and those that stand in for it, in order.
  package func fonts(for use: FontUse) -> [String] { fonts[use] ?? [] }

  private mutating func read(_ line: DataLine) -> String? {
    guard let (head, list) = cut(line.text, at: ["：", ":"]) else { return "应为“用处 ： 说法、说法”" }
    let parts = head.split(separator: " ").map(String.init)
    switch (parts.first, parts.count) {
    case ("未完", 1): unfinished += words(list).map(\.folded)
    case ("西文", 1): latin = list
    case ("字体", 2):
      guard let use = FontUse(rawValue: parts[1]) else { return "不认识“\(parts[1])”" }
      fonts[use] = words(list)
    default: return "不认识“\(head)”"
    }
    return nil
  }
}
