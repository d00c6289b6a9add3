import GoujiSyntax

/// Reads the lines of `wording.txt` and of an office's `模板残留.txt`.
struct WordingReader {
  var classes: [String: [[UInt16]]]
  var entries: [Wording.Entry]
  private var rule = "GJ1001"
  /// The entry that the lines below belong to; none after a line that could not be read.
  private var open: Int?

  init(classes: [String: [[UInt16]]], entries: [Wording.Entry]) {
    self.classes = classes
    self.entries = entries
  }

  private static let shape = Message.expected("警告|提示|错误 写法、写法 ： 应当怎样")

  /// - Returns: what is wrong with the line.
  mutating func read(_ line: DataLine) -> Message? {
    let (head, rest) = line.headAndRest
    if let gravity = Wording.Gravity.allCases.first(where: { $0.word == head }) {
      open = nil
      guard let (list, message) = cut(rest, at: [" ： ", " : "]), !message.isEmpty else { return Self.shape }
      return add(Wording.Entry(rule: rule, gravity: gravity, message: Message(data: message)), list)
    }
    switch head {
    case "规则":
      rule = rest
      return nil
    case "类":
      guard let (name, list) = cut(rest, at: ["：", ":"]), !name.isEmpty else { return .expected("类 名 ： 词、词") }
      let known = words(list).map(\.folded).filter { !$0.isEmpty }
      classes[name] = ((classes[name] ?? []) + known).sorted { $0.count > $1.count }
      return nil
    case "除", "处", "级", "改", "择", "例", "正":
      guard let open else {
        return Message(
          zh: "“\(head)”之前要先有一行“警告”“提示”或“错误”",
          en: "before “\(head)” there should be a line “警告”, “提示” or “错误”"
        )
      }
      return amend(open, head, rest)
    default:
      return Self.shape
    }
  }

  private mutating func add(_ entry: Wording.Entry, _ list: String) -> Message? {
    var entry = entry
    for text in words(list) {
      do {
        entry.patterns.append(try WordingPattern(text, classes: classes))
      } catch {
        return error.message
      }
    }
    guard !entry.patterns.isEmpty else { return Self.shape }
    open = entries.count
    entries.append(entry)
    return nil
  }

  private mutating func amend(_ entry: Int, _ head: String, _ rest: String) -> Message? {
    switch head {
    case "除": entries[entry].exceptions += words(rest).map(\.folded)
    case "处":
      let places = words(rest).map { word in Wording.Place.allCases.first { $0.word == word } }
      guard !places.contains(where: { $0 == nil }) else {
        return Message(zh: "“处”应为标题、概况、说明、名词、注、表、附件", en: "“处” takes 标题, 概况, 说明, 名词, 注, 表, 附件")
      }
      entries[entry].places = places.compactMap { $0 }
    case "级":
      let levels = words(rest).map { word in AdministrativeLevel.allCases.first { $0.name == word } }
      guard !levels.contains(where: { $0 == nil }) else { return Message(zh: "“级”应为省、市、县", en: "“级” takes 省, 市, 县") }
      entries[entry].levels = levels.compactMap { $0 }
    case "择":
      guard let (base, list) = cut(rest, at: ["："]), base == "预算" || base == "上年" else {
        return .expected("择 预算|上年 ： 大的说法、小的说法、相等的说法")
      }
      let choices = words(list)
      guard choices.count == 2 || choices.count == 3 else {
        return Message(zh: "“择”应有两个或三个说法", en: "“择” takes two or three words")
      }
      entries[entry].choice = Wording.Choice(
        base: base == "预算" ? .budget : .lastYear,
        more: choices[0],
        less: choices[1],
        same: choices.count > 2 ? choices[2] : nil
      )
    case "改": entries[entry].replacement = Self.replacement(rest)
    default: entries[entry].examples.append(rest)
    }
    return nil
  }

  /// `{1}` stands for the word of the first class; 「」 for nothing.
  private static func replacement(_ text: String) -> [Wording.Replacement] {
    var pieces: [Wording.Replacement] = []
    var rest = text == "「」" ? "" : text
    while let mark = cut(rest, at: ["{1}"]) {
      if !mark.before.isEmpty { pieces.append(.text(mark.before)) }
      pieces.append(.first)
      rest = mark.after
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }
}
