import GoujiFacts
import GoujiSyntax

/// The header fields of a new draft: what its forms say, unless somebody says otherwise.
package struct NewDraftHeader: Sendable {
  /// Lines; nil where the department or the year is not known.
  package private(set) var fields: String?
  /// What stands below the header of the imported forms.
  package let rest: String

  /// - Parameters:
  ///   - imported: forms as a draft.
  ///   - lastYear: the draft of the year before, as the new one names it.
  package init(of imported: String, department: String? = nil, year: String? = nil, lastYear: String? = nil) {
    let text = SourceText(imported)
    let header = DraftHeader(of: SyntaxTree(text))
    rest = text[(header.fields.last?.valueRange.upperBound ?? 0)..<text.count]
    guard let department = department ?? header.department, let year = year ?? header.year.map(String.init) else {
      return
    }
    var values: [(HeaderKey, String)] = [(.department, department), (.year, year)]
    if let report = header.report { values.append((.report, report)) }
    values.append((.unit, header.value(.unit) ?? MoneyUnit.usual.name))
    if let lastYear { values.append((.lastYear, lastYear)) }
    fields = values.map { "\($0.0.name)：\($0.1)\n" }.joined()
  }
}
