import GoujiCatalog
import GoujiSyntax

/// Tells a form by its title, whatever is written around it.
struct FormTitles: Sendable {
  private let titles: [(plain: String, title: String)]

  /// The forms of a kind of report, with the variants seen in print.
  init(_ forms: FormBook) {
    let titles = forms.forms.flatMap(\.titles).map { String(folded: $0) }
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
