import GoujiAnalysis
import GoujiSyntax

/// `--format github`: annotations of a workflow run. Lines and columns count from 1.
struct GitHubReport: Report {
  var language: Language
  let separator = ""

  func head() -> String { "" }

  func body(_ draft: CheckedDraft) -> String {
    draft.findings.map { finding in
      let start = draft.text.position(of: finding.range.lowerBound, encoding: .utf16)
      let end = draft.text.position(of: finding.range.upperBound, encoding: .utf16)
      var properties = [
        "file=\(Self.property(draft.path))", "line=\(start.line + 1)", "endLine=\(end.line + 1)",
        "col=\(start.character + 1)",
      ]
      // GitHub takes an end column only within one line; it names the last character.
      if start.line == end.line { properties.append("endColumn=\(max(end.character, start.character + 1))") }
      properties.append("title=\(Self.property(finding.rule))")
      let message = Self.message(finding.wording[language])
      return "::\(level(finding.severity)) \(properties.joined(separator: ","))::\(message)\n"
    }.joined()
  }

  func tail(_ totals: Totals, problems: [String]) -> String {
    problems.map { "::error::\(Self.message($0))\n" }.joined()
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "notice"
    }
  }

  static func message(_ text: String) -> String { escaped(text, ["%", "\r", "\n"]) }

  static func property(_ text: String) -> String { escaped(text, ["%", "\r", "\n", ":", ","]) }

  private static func escaped(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      guard special.contains(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "%" + (digits.count < 2 ? "0" : "") + digits
    }
    return result
  }
}
