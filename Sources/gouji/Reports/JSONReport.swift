import GoujiAnalysis
import GoujiImport
import GoujiSyntax
import OfficeDocuments

/// `--format json`: the contract that other tools build on. Lines count from 0, characters in UTF-16 units. Of a PDF a
/// finding has its page, from 1, and the box on it in points from the upper left corner: left, top, right, bottom; its range
/// is one of the draft that `gouji import` makes of the file.
struct JSONReport: Report {
  /// Whether `numbers` is written.
  var hasNumbers: Bool
  var language = Language.zh
  let separator = ",\n"

  func head() -> String { "{\"version\":\(OrderedJSON.string(Product.version).text),\"files\":[\n" }

  func tail(_ totals: Totals, problems: [String]) -> String { "\n]}\n" }

  func body(_ draft: CheckedDraft) -> String {
    var members: [(String, OrderedJSON)] = [
      ("path", .string(draft.path)),
      ("diagnostics", .array(draft.findings.map { diagnostic($0, draft) })),
      ("coverage", coverage(draft.coverage)),
    ]
    if let origin = draft.origin {
      members.append(("lostForms", .array(origin.summary.lostForms.map(OrderedJSON.string))))
    }
    if hasNumbers { members.append(("numbers", .array(draft.figures.map { number($0, draft.text) }))) }
    return OrderedJSON.object(members).text
  }

  private func diagnostic(_ finding: Finding, _ draft: CheckedDraft) -> OrderedJSON {
    var members: [(String, OrderedJSON)] = [
      ("code", .string(finding.rule)),
      ("severity", .string(finding.severity.word)),
      ("message", .string(finding.wording[language])),
      ("range", Self.range(finding.range, draft.text)),
      ("text", .string(draft.text[finding.range])),
      ("related", .array(finding.related.map { related($0, draft) })),
      ("fixes", .array(finding.fixes.map { fix($0, draft.text) })),
    ]
    if let origin = draft.origin {
      if let place = origin.place(finding.range.lowerBound, in: draft.text) {
        members.append(("page", .number(place.page)))
        if let box = place.box {
          members.append(("box", .array([box.left, box.top, box.right, box.bottom].map(OrderedJSON.decimal))))
        }
      } else if let line = origin.sourceLine(finding.range.lowerBound, in: draft.text) {
        members.append(("sourceLine", .number(line)))
      }
    }
    return .object(members)
  }

  private func related(_ place: RelatedPlace, _ draft: CheckedDraft) -> OrderedJSON {
    .object([
      ("path", .string(place.source?.path ?? draft.path)),
      ("range", Self.range(place.range, place.source?.text ?? draft.text)),
      ("text", .string((place.source?.text ?? draft.text)[place.range])),
      ("message", .string(place.wording[language])),
    ])
  }

  private func fix(_ fix: Fix, _ text: SourceText) -> OrderedJSON {
    .object([
      ("title", .string(fix.wording[language])),
      ("preferred", .bool(fix.isPreferred)),
      (
        "edits",
        .array(
          fix.edits.map {
            .object([("range", Self.range($0.range, text)), ("newText", .string($0.newText))])
          }
        )
      ),
    ])
  }

  private func coverage(_ coverage: Coverage) -> OrderedJSON {
    .object([
      ("numbers", .number(coverage.numbers)),
      ("confirmed", .number(coverage.confirmed)),
      ("contradicted", .number(coverage.contradicted)),
      ("unchecked", .number(coverage.unchecked)),
      ("likely", .number(coverage.likely)),
    ])
  }

  private func number(_ figure: FigureReport, _ text: SourceText) -> OrderedJSON {
    var members: [(String, OrderedJSON)] = [
      ("range", Self.range(figure.range, text)),
      ("text", .string(text[figure.range])),
      ("status", .string(figure.status.rawValue)),
    ]
    if figure.isOnlyLikely { members.append(("likely", .bool(true))) }
    if let key = figure.key { members.append(("key", .string(key))) }
    return .object(members)
  }

  static func range(_ range: Range<Int>, _ text: SourceText) -> OrderedJSON {
    func position(_ offset: Int) -> OrderedJSON {
      let position = text.position(of: offset, encoding: .utf16)
      return .object([("line", .number(position.line)), ("character", .number(position.character))])
    }
    return .object([("start", position(range.lowerBound)), ("end", position(range.upperBound))])
  }
}
