import Foundation
import Testing

@testable import OfficeDocuments

/// Files made by other programs, held against what pdfplumber reads of them (`Peers/pdf-fixtures.py`).
@Suite("PDF files of other programs")
struct PDFPeerTests {
  private struct Expected: Decodable {
    var pages: [Page]

    struct Page: Decodable {
      var size: [Double]
      var characters: [Character]
      /// By table, row and column; null where a merged cell goes on.
      var tables: [[[String?]]]
    }

    struct Character: Decodable {
      var text: String
      var x: Double
      var baseline: Double

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        text = try list.decode(String.self)
        x = try list.decode(Double.self)
        baseline = try list.decode(Double.self)
      }
    }
  }

  private static func expected(_ name: String) throws -> [Expected.Page] {
    try JSONDecoder().decode(Expected.self, from: Data(contentsOf: OfficeFixtures.url("PDF/\(name).json"))).pages
  }

  private static func read(_ name: String) throws -> OfficeDocument {
    try PDFReader.read(OfficeFixtures.bytes("PDF/\(name).pdf"))
  }

  @Test(
    "Every character where the other reader has it",
    arguments: ["song", "chromium", "writer", "calc", "weasyprint", "typst"]
  )
  func characters(name: String) throws {
    let document = try PDFPeerTests.read(name)
    let expected = try PDFPeerTests.expected(name)
    #expect(document.notices == [])
    #expect(document.pages.count == expected.count)
    for (page, other) in zip(document.pages, expected) {
      let size = try #require(page.size)
      #expect(abs(size.width - other.size[0]) < 0.01 && abs(size.height - other.size[1]) < 0.01)
      var own: [String: [(x: Double, baseline: Double)]] = [:]
      for run in page.runs where run.direction == .right {
        let baseline = run.box.bottom - 0.12 * run.fontSize
        for (scalar, x) in zip(run.text.unicodeScalars, run.edges) where !TextGap.isBlank(scalar) {
          own[String(scalar), default: []].append((x, baseline))
        }
      }
      var missing: [String] = []
      for character in other.characters {
        let place = own[character.text]?.firstIndex {
          abs($0.x - character.x) < 0.5 && abs($0.baseline - character.baseline) < 0.5
        }
        if let place {
          own[character.text]?.remove(at: place)
        } else {
          missing.append("\(character.text) \(character.x) \(character.baseline)")
        }
      }
      #expect(missing == [])
      #expect(own.filter { !$0.value.isEmpty }.map(\.key) == [])
    }
  }

  @Test("Every cell as the other reader has it", arguments: ["song", "calc", "weasyprint", "typst"])
  func cells(name: String) throws {
    for (page, other) in zip(try PDFPeerTests.read(name).pages, try PDFPeerTests.expected(name)) {
      let own = page.tables.map { PDFPeerTests.describe(PDFPeerTests.rows($0)) }
      #expect(own == other.tables.map(PDFPeerTests.describe))
    }
  }

  @Test(
    "Cells where the other reader goes wrong: it takes shaded areas for cells, and sees no dotted lines",
    arguments: [
      (
        "chromium",
        [
          """
          项目 | 收入 | ^ | ^
          ^ | 预算数 | 决算数 | 增减
          财政拨款收入 | 1,234.56 | 1,000.00 | -234.56
          政府性基金⏎拨款收入 |  | 0.00 |\u{20}
          合计 | ^ | 1,000.00 | 两行⏎合一
          人数 | 12 | 34 | ^
          """, "点线 | 乙\n1.00 | 2.00", "分开 | 乙\n1.00 | 2.00", "白线 | 乙 | 丙\n1.00 | 2.00 | 3.00\n4.00 | 5.00 | 6.00",
          "竖 | 科目编码2080505",
        ]
      ),
      (
        "writer",
        [
          """
          项目 | ^ | 收入 | ^ | ^ | ^ | ^
          ^ | ^ | 预算⏎数 | ^ | 决算⏎数 | ^ | 增减
          财政拨⏎款收入 | ^ | 1,23⏎4.56 | ^ | 1,00⏎0.00 | ^ | -⏎234.⏎56
          政府性⏎基金⏎拨款收⏎入 | ^ |  | ^ | 0.00 | ^ |\u{20}
          合计 | ^ | ^ | ^ | 1,00⏎0.00 | ^ | 两行⏎合一
          人数 | ^ | 12 | ^ | 34 | ^ | ^
          点线 | ^ | ^ | 乙 | ^ | ^ | ^
          1.00 | ^ | ^ | 2.00 | ^ | ^ | ^
          分开 | ^ | ^ | 乙 | ^ | ^ | ^
          1.00 | ^ | ^ | 2.00 | ^ | ^ | ^
          白线 | ^ | 乙 | ^ | ^ | 丙 | ^
          1.00 | ^ | 2.00 | ^ | ^ | 3.00 | ^
          4.00 | ^ | 5.00 | ^ | ^ | 6.00 | ^
          竖排 | 科目编码2080505 | ^ | ^ | ^ | ^ | ^
          """
        ]
      ),
    ]
  )
  func ownCells(name: String, tables: [String]) throws {
    let own = try PDFPeerTests.read(name).pages.flatMap(\.tables).map { PDFPeerTests.describe(PDFPeerTests.rows($0)) }
    #expect(own == tables)
  }

  private static func rows(_ table: DocumentTable) -> [[String?]] {
    var rows = [[String?]](repeating: [String?](repeating: nil, count: table.columnCount), count: table.rowCount)
    for cell in table.cells { rows[cell.row][cell.column] = cell.text }
    return rows
  }

  /// A row a line; blanks within a line of a cell, which the other reader counts otherwise, left out.
  private static func describe(_ rows: [[String?]]) -> String {
    rows.map { row in
      row.map { cell in
        guard let cell else { return "^" }
        let kept = cell.unicodeScalars.filter { $0 == "\n" || !TextGap.isBlank($0) }.map(String.init).joined()
        return kept.split(separator: "\n").joined(separator: "⏎")
      }.joined(separator: " | ")
    }.joined(separator: "\n")
  }

  @Test(
    "One document in every form that tools give it",
    arguments: [
      "linearized", "object-streams", "rc4-40", "rc4-128", "rc4-filters", "aes-128", "aes-256-r5", "aes-256",
    ]
  )
  func forms(name: String) throws {
    let document = try PDFPeerTests.read(name)
    #expect(document == (try PDFPeerTests.read("song")))
    #expect(document.pages.map(\.tables.count) == [1, 1])
  }

  @Test("A password that is not empty is asked for")
  func password() {
    #expect(throws: DocumentError.encrypted(.pdf)) { try PDFPeerTests.read("password") }
  }
}
