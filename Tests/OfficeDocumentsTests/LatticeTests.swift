import Testing

@testable import OfficeDocuments

/// Tables from drawings: `+`, `-` and `|` are lines, anything else is text. A column of a drawing is 10 points wide, a
/// row 20 points high.
@Suite("Tables by ruling lines")
struct LatticeTests {
  @Test("Each square is a cell; text goes where its middle lies")
  func plain() {
    let tables = LatticeTests.read(
      """
      +----+----+
      |甲  |乙  |
      +----+----+
      |1   |2   |
      +----+----+
      """
    )
    #expect(tables == ["2x2: 0,0 甲; 0,1 乙; 1,0 1; 1,1 2"])
  }

  @Test("Merged cells stand once, with their spans")
  func spans() {
    let tables = LatticeTests.read(
      """
      +----+---------+
      |项目|收入     |
      |    +----+----+
      |    |甲  |乙  |
      +----+----+----+
      |合计     |3   |
      +---------+----+
      """
    )
    #expect(tables == ["3x3: 0,0 项目 2x1; 0,1 收入 1x2; 1,1 甲; 1,2 乙; 2,0 合计 1x2; 2,2 3"])
  }

  @Test("Tables that do not touch are two, from the top down")
  func apart() {
    let tables = LatticeTests.read(
      """
      +--+--+   +--+--+
      |a |b |   |c |d |
      +--+--+   +--+--+

      +--+--+
      |e |f |
      +--+--+
      """
    )
    #expect(tables == ["1x2: 0,0 a; 0,1 b", "1x2: 0,0 c; 0,1 d", "1x2: 0,0 e; 0,1 f"])
  }

  @Test("Outer sides that are not drawn are where the cross lines end")
  func openSides() {
    let tables = LatticeTests.read(
      """
      -----+----+-----
      项目 |甲  |乙
      -----+----+-----
      合计 |1   |2
      -----+----+-----
      """
    )
    #expect(tables == ["2x3: 0,0 项目; 0,1 甲; 0,2 乙; 1,0 合计; 1,1 1; 1,2 2"])
  }

  @Test("Inner lines alone make a table, too")
  func innerLines() {
    let tables = LatticeTests.read(
      """
          |    |
      a   |b   |c
      ----+----+----
      d   |e   |f
      ----+----+----
      g   |h   |i
          |    |
      """
    )
    #expect(tables == ["3x3: 0,0 a; 0,1 b; 0,2 c; 1,0 d; 1,1 e; 1,2 f; 2,0 g; 2,1 h; 2,2 i"])
  }

  @Test("A row that the page cuts off is open below and still a row")
  func openBelow() {
    let tables = LatticeTests.read(
      """
      +----+----+
      |甲  |乙  |
      +----+----+
      |1   |2   |
      |    |    |
      """
    )
    #expect(tables == ["2x2: 0,0 甲; 0,1 乙; 1,0 1; 1,1 2"])
  }

  @Test("A frame is no table, and neither are lines that enclose nothing")
  func frames() {
    let tables = LatticeTests.read(
      """
      +---------+
      |text     |
      +---------+

      -----------

      +----
      |
      """
    )
    #expect(tables == [])
  }

  @Test("A table within a cell of another holds its own text")
  func nested() {
    let tables = LatticeTests.read(
      """
      +-------------+--+
      |             |x |
      |  +--+--+    |  |
      |  |a |b |    |  |
      |  +--+--+    |  |
      |             |  |
      +-------------+--+
      """
    )
    #expect(tables == ["1x2: 0,0 ; 0,1 x", "1x2: 0,0 a; 0,1 b"])
  }

  @Test("An area with a piece of wall missing becomes rectangles")
  func brokenWall() {
    let tables = LatticeTests.read(
      """
      +--+--+
      |a    |
      +  +--+
      |b |c |
      +--+--+
      """
    )
    #expect(tables == ["2x2: 0,0 a 1x2; 1,0 b; 1,1 c"])
  }

  @Test("A run across a line is cut at the character whose middle is beyond it")
  func cut() {
    let rulings =
      [0.0, 20].map { Ruling(isHorizontal: true, position: $0, start: 0, end: 60) }
      + [0.0, 30, 60].map { Ruling(isHorizontal: false, position: $0, start: 0, end: 20) }
    let run = PlacedRun(
      text: "12 345",
      box: PageBox(left: 4, top: 5, right: 52, bottom: 15),
      fontSize: 10,
      edges: [4, 12, 20, 26, 33, 42, 52]
    )
    #expect(LatticeTests.describe(Lattice.tables(rulings: rulings, runs: [run])) == ["1x2: 0,0 12 3; 0,1 45"])
  }

  @Test("Lines of a cell are joined by LF, pieces of a line by a space where there is one")
  func lines() {
    let rulings =
      [0.0, 60].map { Ruling(isHorizontal: true, position: $0, start: 0, end: 200) }
      + [0.0, 150, 200].map { Ruling(isHorizontal: false, position: $0, start: 0, end: 60) }
    let runs = [
      LatticeTests.run("二行", x: 10, y: 30), LatticeTests.run("一", x: 10, y: 10), LatticeTests.run("行", x: 21, y: 10.5),
      LatticeTests.run("开", x: 60, y: 9.6),
    ]
    #expect(
      LatticeTests.describe(Lattice.tables(rulings: rulings, runs: runs)) == ["1x2: 0,0 一行 开⏎二行; 0,1 "]
    )
  }

  @Test("Lines nearly in one place are one; a border drawn cell by cell is one line")
  func snapping() {
    var rulings: [Ruling] = []
    for (x, off) in [(0.0, 0.0), (30, 0.8), (60, -0.6)] {
      for y in [0.0, 20, 40] {
        rulings.append(Ruling(isHorizontal: true, position: y + off, start: x, end: x + 29.5))
        rulings.append(Ruling(isHorizontal: true, position: y + off + 1.2, start: x, end: x + 29.5))
      }
    }
    for x in [0.0, 30, 60, 90] {
      rulings.append(Ruling(isHorizontal: false, position: x, start: 0, end: 19))
      rulings.append(Ruling(isHorizontal: false, position: x + 0.5, start: 20.5, end: 41))
    }
    let tables = Lattice.tables(rulings: rulings, runs: [])
    #expect(tables.map { [$0.rowCount, $0.columnCount, $0.cells.count] } == [[2, 3, 6]])
  }
}

extension LatticeTests {
  private static func run(_ text: String, x: Double, y: Double) -> PlacedRun {
    let count = text.unicodeScalars.count
    return PlacedRun(
      text: text,
      box: PageBox(left: x, top: y, right: x + 10 * Double(count), bottom: y + 10),
      fontSize: 10,
      edges: (0...count).map { x + 10 * Double($0) }
    )
  }

  private static func read(_ drawing: String) -> [String] {
    // A Han character takes two columns of a drawing.
    let rows = drawing.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.flatMap { (character: Character) -> [Character] in
        character.unicodeScalars.allSatisfy { TextGap.isWide($0.value) } ? [character, "\0"] : [character]
      }
    }
    let width = rows.map(\.count).max() ?? 0
    func at(_ row: Int, _ column: Int) -> Character {
      rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : " "
    }
    func point(_ row: Int, _ column: Int) -> (x: Double, y: Double) {
      (Double(column) * 10 + 5, Double(row) * 20 + 10)
    }
    var rulings: [Ruling] = []
    var runs: [PlacedRun] = []
    for row in rows.indices {
      var column = 0
      while column < width {
        let start = column
        if "+-".contains(at(row, column)) {
          while "+-".contains(at(row, column)) { column += 1 }
          if column - start > 1 {
            let y = point(row, 0).y
            rulings.append(
              Ruling(isHorizontal: true, position: y, start: point(row, start).x, end: point(row, column - 1).x)
            )
          }
        } else if !"| ".contains(at(row, column)) {
          var text = ""
          while !"|+- ".contains(at(row, column)) {
            if at(row, column) != "\0" { text.append(at(row, column)) }
            column += 1
          }
          runs.append(run(text, x: point(row, start).x, y: Double(row) * 20 + 5))
        } else {
          column += 1
        }
      }
    }
    for column in 0..<width {
      var row = 0
      while row < rows.count {
        let start = row
        while "+|".contains(at(row, column)) { row += 1 }
        if row - start > 1 {
          let x = point(0, column).x
          rulings.append(
            Ruling(isHorizontal: false, position: x, start: point(start, 0).y, end: point(row - 1, 0).y)
          )
        }
        row += 1
      }
    }
    return describe(Lattice.tables(rulings: rulings, runs: runs))
  }

  private static func describe(_ tables: [DocumentTable]) -> [String] {
    tables.map { table in
      let cells = table.cells.map { cell in
        let span = cell.rowSpan == 1 && cell.columnSpan == 1 ? "" : " \(cell.rowSpan)x\(cell.columnSpan)"
        return "\(cell.row),\(cell.column) \(cell.text.split(separator: "\n").joined(separator: "⏎"))\(span)"
      }
      return "\(table.rowCount)x\(table.columnCount): " + cells.joined(separator: "; ")
    }
  }
}
