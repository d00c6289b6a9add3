import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax

/// `--format sarif`: SARIF 2.1.0. Lines and columns count from 1, columns in UTF-16 units.
struct SARIFReport: Report {
  var language: Language
  let separator = ",\n"

  func head() -> String {
    let driver = OrderedJSON.object([
      ("name", .string("gouji")),
      ("fullName", .string("勾稽")),
      ("semanticVersion", .string(Product.version)),
      ("language", .string(language("zh-CN", "en"))),
      ("rules", .array(Books.embedded.rules.map(Self.rule))),
    ])
    return """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{\
      "tool":{"driver":\(driver.text)},"columnKind":"utf16CodeUnits","results":[

      """
  }

  func body(_ draft: CheckedDraft) -> String {
    // A draft without findings adds nothing; the run's list of results has no empty places.
    draft.findings.map { result($0, draft).text }.joined(separator: separator)
  }

  func tail(_ totals: Totals, problems: [String]) -> String {
    let notifications = problems.map {
      OrderedJSON.object([("level", .string("error")), ("message", Self.message($0))])
    }
    let invocation = OrderedJSON.object([
      ("executionSuccessful", .bool(totals.unreadable == 0)),
      ("exitCode", .number(Int(totals.exitCode.rawValue))),
      ("toolExecutionNotifications", .array(notifications)),
    ])
    return "\n],\"invocations\":[\(invocation.text)]}]}\n"
  }

  private static func rule(_ rule: Rule) -> OrderedJSON {
    .object([
      ("id", .string(rule.id)),
      ("shortDescription", message(rule.title)),
      ("fullDescription", message(rule.why)),
      ("help", message(rule.source)),
    ])
  }

  private func result(_ finding: Finding, _ draft: CheckedDraft) -> OrderedJSON {
    var members: [(String, OrderedJSON)] = [
      ("ruleId", .string(finding.rule)),
      ("level", .string(level(finding.severity))),
      ("message", Self.message(finding.wording[language])),
      ("locations", .array([location(finding.range, draft.path, draft.text, nil)])),
    ]
    if !finding.related.isEmpty {
      members.append(
        (
          "relatedLocations",
          .array(
            finding.related.map {
              location(
                $0.range,
                $0.source?.path ?? draft.path,
                $0.source?.text ?? draft.text,
                $0.wording[language]
              )
            }
          )
        )
      )
    }
    if !finding.fixes.isEmpty {
      members.append(("fixes", .array(finding.fixes.map { fix($0, draft) })))
    }
    return .object(members)
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "note"
    }
  }

  private func location(_ range: Range<Int>, _ path: String, _ text: SourceText, _ words: String?) -> OrderedJSON {
    var members: [(String, OrderedJSON)] = [
      (
        "physicalLocation",
        .object([("artifactLocation", Self.artifact(path)), ("region", Self.region(range, text, hasSnippet: true))])
      )
    ]
    if let words { members.append(("message", Self.message(words))) }
    return .object(members)
  }

  private func fix(_ fix: Fix, _ draft: CheckedDraft) -> OrderedJSON {
    let replacements = fix.edits.map { edit in
      OrderedJSON.object([
        ("deletedRegion", Self.region(edit.range, draft.text, hasSnippet: false)),
        ("insertedContent", .object([("text", .string(edit.newText))])),
      ])
    }
    return .object([
      ("description", Self.message(fix.wording[language])),
      (
        "artifactChanges",
        .array([.object([("artifactLocation", Self.artifact(draft.path)), ("replacements", .array(replacements))])])
      ),
    ])
  }

  private static func region(_ range: Range<Int>, _ text: SourceText, hasSnippet: Bool) -> OrderedJSON {
    let start = text.position(of: range.lowerBound, encoding: .utf16)
    let end = text.position(of: range.upperBound, encoding: .utf16)
    var members: [(String, OrderedJSON)] = [
      ("startLine", .number(start.line + 1)), ("startColumn", .number(start.character + 1)),
      ("endLine", .number(end.line + 1)), ("endColumn", .number(end.character + 1)),
    ]
    if hasSnippet { members.append(("snippet", .object([("text", .string(text[range]))]))) }
    return .object(members)
  }

  private static func message(_ text: String) -> OrderedJSON { .object([("text", .string(text))]) }

  /// The path as a URI reference: bytes that a URI may not hold are written as `%XX`.
  private static func artifact(_ path: String) -> OrderedJSON {
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return .object([("uri", .string(uri))])
  }
}
