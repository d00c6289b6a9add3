import Testing

@testable import GoujiPublish

struct HeadMergerTests {
  /// Heads as drafts have them, with the cells that span: row, column, rows, columns.
  @Test(
    arguments: [
      // 收入 and 支出 over columns of their own.
      (
        ["收||支||", "项|次|项|次|额"], [],
        [[0, 0, 1, 2], [0, 2, 1, 3], [1, 0, 1, 1], [1, 1, 1, 1], [1, 2, 1, 1], [1, 3, 1, 1], [1, 4, 1, 1]]
      ),
      // 项目 over code and name; the columns of figures reach down.
      (["项||合|基", "码|名||"], [], [[0, 0, 1, 2], [0, 2, 2, 1], [0, 3, 2, 1], [1, 0, 1, 1], [1, 1, 1, 1]]),
      // A row that numbers the columns: nothing reaches into it, and its names are below a head that spans.
      (
        ["码|||名|合", "类|款|项|栏|1"], [1],
        [
          [0, 0, 1, 3], [0, 3, 1, 1], [0, 4, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1], [1, 2, 1, 1], [1, 3, 1, 1],
          [1, 4, 1, 1],
        ]
      ),
      (["栏||1"], [0], [[0, 0, 1, 1], [0, 1, 1, 1], [0, 2, 1, 1]]),
      // A blank of the lowest row has nothing to head, nor does one that only a number stands below.
      (
        ["名||", "1|2|3"], [1],
        [[0, 0, 1, 1], [0, 1, 1, 1], [0, 2, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1], [1, 2, 1, 1]]
      ),
      // Three rows: 其中 spans within what stands above it only.
      (
        ["名|支|||年", "|合|其||", "||基|项|"], [],
        [[0, 0, 3, 1], [0, 1, 1, 3], [0, 4, 3, 1], [1, 1, 2, 1], [1, 2, 1, 2], [2, 2, 1, 1], [2, 3, 1, 1]]
      ),
      ([], [], []),
    ] as [([String], Set<Int>, [[Int]])]
  )
  func spans(_ rows: [String], _ counters: Set<Int>, _ expected: [[Int]]) {
    let cells = rows.enumerated().map { row, text in
      text.split(separator: "|", omittingEmptySubsequences: false).map { cell -> HeadMerger.Cell in
        cell.isEmpty ? .blank : counters.contains(row) && cell.allSatisfy(\.isNumber) ? .number : .name
      }
    }
    let spans = HeadMerger.spans(cells, counters: counters).sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    #expect(spans.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] } == expected)
  }
}
