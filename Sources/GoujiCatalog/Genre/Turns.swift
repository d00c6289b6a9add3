/// How sentences that are offered say a comparison, from the lines 话 of `genre.txt`: text with names in braces, and parts in
/// ［ ］ that are left out where a figure in them is not known.
package struct Turns: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case flat = "持平"
    case rise = "增"
    case fall = "减"
    /// Budget and final figure of an expenditure, and of anything else.
    case budgetOfExpense = "支出预决算"
    case budget = "预决算"
    case category = "类"
  }

  /// What stands in braces.
  package enum Value: String, Sendable {
    case amount = "额"
    case unit = "单位"
    case rate = "率"
    case stage = "阶段"
    case budget = "预算"
    case final = "决算"
    case name = "名"
  }

  private var texts: [Kind: String] = [:]

  /// What is wrong with the line, if anything.
  mutating func read(_ rest: String) -> String? {
    guard let (name, text) = cut(rest, at: [" ： "]), let kind = Kind(rawValue: name) else {
      return "应为“话 \(Kind.allCases.map(\.rawValue).joined(separator: "|")) ： 句子”"
    }
    texts[kind] = text
    return nil
  }

  /// - Parameter values: a value that is not among them is not known.
  /// - Returns: nil where the book has no such turn, or something outside of ［ ］ is not known.
  package func written(_ kind: Kind, _ values: [Value: String]) -> String? {
    guard var rest = texts[kind].map({ $0[...] }) else { return nil }
    var result = ""
    while let open = rest.firstIndex(of: "［") {
      guard let close = rest[open...].firstIndex(of: "］"), let head = Self.filled(rest[..<open], values) else {
        return nil
      }
      result += head + (Self.filled(rest[rest.index(after: open)..<close], values) ?? "")
      rest = rest[rest.index(after: close)...]
    }
    return Self.filled(rest, values).map { result + $0 }
  }

  private static func filled(_ text: Substring, _ values: [Value: String]) -> String? {
    var (rest, result) = (text, "")
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = Value(rawValue: String(rest[rest.index(after: open)..<close]))
      guard let value = name.flatMap({ values[$0] }) else { return nil }
      result += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
