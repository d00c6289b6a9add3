import GoujiCatalog
import GoujiSyntax
import Testing

@testable import GoujiFacts

/// Which row of a form is a part of which.
struct RowLinksTests {
  /// `total`, a code, or `?` for a row that nobody knows; `/` begins another panel. The name is what stands behind `=`.
  private func rows(_ text: String) -> [TableReading.Row] {
    var panel = 0
    return text.split(separator: " ").compactMap { word in
      if word == "/" {
        panel += 1
        return nil
      }
      let parts = word.split(separator: "=")
      let label = (parts.count > 1 ? String(parts[1]) : "").folded
      let code = UInt32(parts[0])
      return TableReading.Row(
        line: 0,
        panel: panel,
        label: label,
        labelRange: 0..<0,
        writtenCode: word == "?" ? "999" : code.map { "\($0)" },
        code: code,
        parent: nil,
        isTotal: word == "total",
        isAmongOthers: Books.embedded.usual.words.amongWhich.prefix(of: label[...]) != nil,
        facts: []
      )
    }
  }

  @Test(
    arguments: [
      // By the code, wherever the parent stands.
      (.functional, "total 210 21015 2101501 221", [nil, 0, 1, 2, 0]),
      (.functional, "2101501 21015 210 total", [1, 2, 3, nil]),
      // The nearest ancestor where rows between are left out; the total where there is none.
      (.functional, "total 208 2080505", [nil, 0, 1]),
      (.functional, "total 2080505", [nil, 0]),
      (.functional, "2080505", [nil]),
      // A code that stands twice: by the order.
      (.functional, "total 210 21015 2101501 210 21015 2101501", [nil, 0, 1, 2, 0, 4, 5]),
      // Panels are forms of their own, but for those of economic codes.
      (.functional, "total 210 / 21015", [nil, 0, nil]),
      (.economic, "total 301 / 30101 302 / 30201", [nil, 0, 1, 0, 3]),
      // A row that nobody knows may be a part of the total.
      (.functional, "total ? 210", [nil, 0, 0]),
      // Rows known by their names are parts of the total if they are codes.
      (.labelled, "201 0 total / 208", [2, nil, nil, nil]),
      (.free, "total x=甲 x=乙", [nil, 0, 0]), (.free, "x=甲 x=乙", [nil, nil]),
      // Unless one of them says that it is a part of another.
      (.free, "total x=甲 x=其中:乙", [nil, nil, nil]), (.free, "total x=甲 total", [nil, nil, nil]),
      (.free, "", []),
    ] as [(Form.Rows, String, [Int?])]
  )
  func parents(kind: Form.Rows, rows text: String, expected: [Int?]) {
    #expect(RowLinks.parents(rows(text), kind) == expected)
  }
}
