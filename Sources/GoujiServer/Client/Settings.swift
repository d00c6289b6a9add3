import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

/// The user's settings, section `gouji` of the client's configuration.
struct Settings: Equatable, Sendable {
  /// How a rule's findings are shown.
  enum RuleSetting: Equatable, Sendable {
    case off
    case severity(Severity)
  }

  /// `gouji.rules`: by the id of a rule or of a family of rules.
  var rules: [String: RuleSetting] = [:]
  /// `gouji.strict`: whether what drafts do not say is a warning.
  var isStrict = false
  /// `gouji.hints.unchecked`: whether figures that nothing could check are marked.
  var marksUnchecked = false
  /// `gouji.language`: nil where the client's own language decides.
  var language: Language?
  /// `gouji.codes.table`: the path of a code table, from the open folder where it does not begin with `/`.
  var codeTable: String?

  init() {}

  /// - Returns: nil for a section with nothing in it.
  init?(section value: JSONValue) {
    guard case .object(let members) = value, !members.isEmpty else { return nil }
    self.init(value)
  }

  /// Reads what is there and understood; all else keeps its default, so that a slip in a settings file costs no more
  /// than that setting.
  init(_ value: JSONValue) {
    if case .object(let rules)? = value["rules"] {
      for (id, setting) in rules {
        switch setting.string {
        case "off": self.rules[id] = .off
        case "error": self.rules[id] = .severity(.error)
        case "warning": self.rules[id] = .severity(.warning)
        case "information": self.rules[id] = .severity(.information)
        case "hint": self.rules[id] = .severity(.hint)
        default: continue
        }
      }
    }
    isStrict = value["strict"]?.bool ?? false
    marksUnchecked = value["hints"]?["unchecked"]?.bool ?? false
    language = value["language"]?.string.flatMap(Language.init)
    if let path = value["codes"]?["table"]?.string, path.contains(where: { !$0.isWhitespace }) { codeTable = path }
  }

  /// What is said of a rule: of itself, else of its family (`GJ10` of `GJ1004`).
  func setting(of rule: String) -> RuleSetting? { rules[rule] ?? rules[String(rule.dropLast(2))] }
}
