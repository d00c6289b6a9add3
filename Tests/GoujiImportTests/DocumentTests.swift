import Foundation
import GoujiImport
import OfficeDocuments
import Testing

/// Files as the readers give them: pages with lines and tables.
struct DocumentTests {
  private static func run(_ text: String, x: Double, y: Double) -> PlacedRun {
    let width = Double(text.unicodeScalars.count) * 12
    let edges = (0...text.unicodeScalars.count).map { x + Double($0) * 12 }
    return PlacedRun(
      text: text,
      box: PageBox(left: x, top: y, right: x + width, bottom: y + 12),
      fontSize: 12,
      edges: edges
    )
  }

  private static func table(_ rows: [[String]], top: Double) -> DocumentTable {
    let width = rows.map(\.count).max() ?? 0
    var cells: [DocumentCell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        let left = 60 + Double(column) * 90
        let upper = top + Double(row) * 20
        let box = PageBox(left: left, top: upper, right: left + 90, bottom: upper + 20)
        cells.append(DocumentCell(row: row, column: column, text: text, box: box))
      }
    }
    let box = PageBox(left: 60, top: top, right: 60 + Double(width) * 90, bottom: top + Double(rows.count) * 20)
    return DocumentTable(rowCount: rows.count, columnCount: width, cells: cells, box: box)
  }

  private static let head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]

  private static let document = OfficeDocument(
    format: .pdf,
    pages: [
      DocumentPage(
        number: 1,
        size: PageSize(width: 595, height: 842),
        runs: [run("支出决算表", x: 240, y: 60), run("单位：万元", x: 60, y: 90), run("1", x: 300, y: 800)],
        tables: [
          table(
            [
              head, ["合计", "", "263.33", "213.52", "49.81"],
              ["208", "社会保障和就业\n支出", "1,263.\n33", "1,213.52", "49.81"],
            ],
            top: 110
          )
        ]
      ),
      DocumentPage(
        number: 2,
        size: PageSize(width: 595, height: 842),
        runs: [
          run("本年支出二百六十三点三三万元，其中基本支出占了大部分，项目支出只占很", x: 84, y: 300),
          run("小的一部分。", x: 60, y: 320), run("2", x: 300, y: 800),
        ],
        tables: [table([head, ["210", "卫生健康支出", "3.00", "2.00", "1.00"]], top: 60)]
      ),
    ]
  )

  /// A table that goes on over a page is one, its head over again dropped; page numbers are dropped; cells broken over
  /// lines are whole.
  @Test func pagesBecomeOneDraft() {
    let imported = DraftImporter.importFile(.document(Self.document)).imported
    #expect(
      imported.draft == """
        金额单位：万元

        支出决算表
        单位：万元
        | 科目编码 | 科目名称           | 合计     | 基本支出 | 项目支出 |
        | 合计     |                    |   263.33 |   213.52 |    49.81 |
        | 208      | 社会保障和就业支出 | 1,263.33 | 1,213.52 |    49.81 |
        | 210      | 卫生健康支出       |     3.00 |     2.00 |     1.00 |

        本年支出二百六十三点三三万元，其中基本支出占了大部分，项目支出只占很小的一部分。

        """
    )
    #expect(imported.summary.lostForms.isEmpty)
    #expect(Set(imported.summary.dropped.map(\.reason)) == [.pageNumber, .repeatedHeader])
  }

  /// Each figure is found on its page, in its cell.
  @Test func placesAreKept() throws {
    let (imported, places) = DraftImporter.importFile(.document(Self.document))
    let lines = imported.draft.split(separator: "\n", omittingEmptySubsequences: false)
    func place(_ text: String) throws -> (page: Int, box: PageBox?) {
      let line = try #require(lines.firstIndex { $0.contains(text) })
      let range = try #require(lines[line].range(of: text))
      let column = lines[line].unicodeScalars.distance(from: lines[line].startIndex, to: range.lowerBound)
      return try #require(places.place(line: line, column: column, text: lines[line]))
    }
    #expect(try place("1,213.52").page == 1)
    #expect(try place("1,213.52").box == PageBox(left: 330, top: 150, right: 420, bottom: 170))
    #expect(try place("3.00").page == 2)
    #expect(try place("3.00").box?.left == 240)
    #expect(try place("一部分。").page == 2)
    #expect(try place("一部分。").box?.top == 320)
  }

  /// A text whose forms have no cells tells the line of each row.
  @Test func readingOrderKeepsItsLines() throws {
    let source = try text(at: fixtureFolder.appendingPathComponent("reading-order.txt"))
    let (imported, places) = DraftImporter.importFile(.text(source, encoding: .utf8))
    let lines = imported.draft.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.hasPrefix("| 2101599") })
    let number = try #require(places.sourceLine(line))
    #expect(source.split(separator: "\n", omittingEmptySubsequences: false)[number].hasPrefix("2101599"))
  }

  /// A title without its table is told of.
  @Test func lostFormIsNamed() {
    let document = OfficeDocument(
      format: .docx,
      pages: [
        DocumentPage(
          number: 1,
          blocks: [
            .paragraph(DocumentParagraph(text: "公开02表 收入决算表")), .paragraph(DocumentParagraph(text: "本部门没有数据。")),
          ]
        )
      ]
    )
    #expect(DraftImporter.importFile(.document(document)).imported.summary.lostForms == ["收入决算表"])
  }
}
