import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// A kind of report that nobody knows (GJ011): the draft is checked by what all reports share, and the author is told so.
enum ReportCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    guard draft.book.kind.names.isEmpty, !draft.book.reports.isEmpty, let field = draft.reading.header.field(.report)
    else { return [] }
    let known = draft.book.reports.joined(separator: "、")
    return [
      Finding(
        rule: "GJ011",
        severity: .information,
        message: Message(
          zh: "不认识“\(field.value)”这种报告，只按各种报告通用的规则核对；可以写：\(known)",
          en: "“\(field.value)” is no known kind of report: checked by what all reports share; known are “\(known)”"
        ),
        range: field.valueRange
      )
    ]
  }
}
