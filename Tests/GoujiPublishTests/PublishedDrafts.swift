import Foundation
import GoujiAnalysis
import GoujiPublish
import OfficeDocuments
import TestSupport

/// Drafts that tests publish: the fixtures, of two that differ in a mistake the sound one.
enum PublishedDrafts {
  static let all: [(name: String, analysis: Analysis)] =
    ["Command", "Layout", "Narrative", "Tables", "Whole"].flatMap { folder in
      Fixtures.files(in: Fixtures.url(folder), endingIn: folder == "Whole" ? "-sound.gouji" : ".gouji")
        .map { ("\(folder)/\($0.name)", Analysis($0.text)) }
    }

  static func publication(_ text: String) -> Publication { Publication(Analysis(text)) }
}

extension PublishedTable {
  /// The texts of all places, blank where a cell spans.
  var texts: [[String]] {
    var grid = Array(repeating: Array(repeating: "", count: columnCount), count: rowCount)
    for cell in cells { grid[cell.row][cell.column] = cell.text.plain }
    return grid
  }

  /// Where cells span: row, column, rows, columns.
  var spans: Set<[Int]> {
    Set(cells.filter { $0.rowSpan > 1 || $0.columnSpan > 1 }.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] })
  }
}

extension DocumentTable {
  var texts: [[String]] {
    var grid = Array(repeating: Array(repeating: "", count: columnCount), count: rowCount)
    for cell in cells { grid[cell.row][cell.column] = cell.text }
    return grid
  }

  var spans: Set<[Int]> {
    Set(cells.filter { $0.rowSpan > 1 || $0.columnSpan > 1 }.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] })
  }
}

extension OfficeDocument {
  var tables: [DocumentTable] {
    pages.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  var paragraphs: [String] {
    pages.flatMap(\.blocks).compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } }
  }
}

extension PublishedDocument {
  var forms: [PublishedForm] { blocks.compactMap { if case .form(let form) = $0 { form } else { nil } } }
}
