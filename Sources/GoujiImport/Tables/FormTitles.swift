import GoujiCatalog
import GoujiSyntax

/// Tells a form by its title, whatever is written around it.
package struct FormTitles: Sendable {
  /// The public forms of a department's final accounts, with the variants seen in print.
  package static let usual =
    [
      "收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
      "一般公共预算财政拨款基本支出决算表", "政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表",
      "国有资本经营预算财政拨款收入支出决算表", "财政拨款三公经费支出决算表", "三公经费支出决算表", "国有资产占用情况表", "机关运行经费支出决算表",
      "政府采购支出决算表", "政府采购情况表",
    ] + FormBook.standard.forms.flatMap(\.titles).map { String(folded: $0) }

  private let titles: [(plain: String, title: String)]

  package init(_ titles: [String]) {
    var seen: Set<String> = []
    self.titles = titles.map { (FormTitles.plain($0), $0) }.filter { seen.insert($0.0).inserted }
      .sorted { ($1.plain.utf8.count, $0.plain) < ($0.plain.utf8.count, $1.plain) }
  }

  /// The title of the form that a caption names.
  func form(in caption: String) -> String? {
    let plain = FormTitles.plain(caption)
    return titles.first { !$0.plain.isEmpty && plain.hasSuffix($0.plain) }?.title
  }

  /// Without what differs between printings: quotes, brackets and their contents, 明细, white space.
  private static func plain(_ title: String) -> String {
    var view = String.UnicodeScalarView()
    var depth = 0
    for scalar in title.unicodeScalars where !scalar.isBlank {
      switch scalar {
      case "（", "(": depth += 1
      case "）", ")": depth = max(0, depth - 1)
      case "“", "”", "\"", "「", "」", "《", "》", "明", "细": break
      default: if depth == 0 { view.append(scalar) }
      }
    }
    return String(view)
  }
}
