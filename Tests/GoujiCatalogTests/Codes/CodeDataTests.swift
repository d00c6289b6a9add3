import Foundation
import GoujiSyntax
import Testing

@testable import GoujiCatalog

@Suite("The embedded data on codes")
struct CodeDataTests {
  let tables = [Books.embedded.usual.functional, Books.embedded.usual.economic]

  @Test func theTablesHaveNoProblems() {
    for (kind, file) in [(CodeTable.Kind.functional, BookFile.functionalCodes), (.economic, .economicCodes)] {
      var reader = CodeTableReader(kind)
      reader.read(BookFolder.shared.text(file)?.bytes ?? [])
      reader.reportDuplicates()
      #expect(reader.problems == [])
    }
  }

  @Test func everyAliasTakesEffectAndIsNoOwnName() {
    for line in DataLine.all(in: BookFolder.shared.text(.codeAliases)?.bytes ?? []) {
      let cells = line.text.split(separator: "\t").map(String.init)
      guard cells.count == 3 || cells.count == 4 && cells[2] == "former" && Int(cells[3]) != nil,
        let code = CodeTable.code(written: cells[0])
      else {
        Issue.record("\(line.number): \(line.text)")
        continue
      }
      let table = code < 300 || code >= 20_000 && code < 30_000 || code >= 2_000_000 ? tables[0] : tables[1]
      let entry = table[code]
      if cells[2] == "former-code" {
        #expect(entry?.formerCodes.map(String.init).contains(cells[1]) == true, "\(line.text)")
        #expect(CodeTable.code(written: cells[1]).map(table.contains) == false, "\(line.text)")
      } else {
        #expect(entry?.aliases.contains { $0.name == cells[1] && $0.kind.rawValue == cells[2] } == true, "\(line.text)")
        #expect(entry.map { $0.name.folded != cells[1].folded } == true, "\(line.text)")
      }
    }
  }

  @Test func everyNoteIsOfACodeOrAName() {
    let keys = Books.embedded.usual.notes.keys
    #expect(keys.codes.filter { code in !tables.contains { $0.contains(code) } } == [])
    #expect(keys.names.filter { name in tables.allSatisfy { $0.codes(named: name).isEmpty } } == [])
  }

  @Test func everyCategoryIsExplained() {
    for table in tables {
      let silent = table.children(of: nil).filter { Books.embedded.usual.notes.note(on: $0) == nil }
      #expect(silent.map(\.name) == [])
    }
    let items = Books.embedded.usual.functional.entries.filter { $0.level == .item && $0.evidence == .published }
    #expect(items.filter { Books.embedded.usual.notes.note(on: $0) == nil }.map(\.name) == ["其他社会工作事务支出"])
    let own = Books.embedded.usual.functional[2_101_501].flatMap(Books.embedded.usual.notes.note)
    let shared = Books.embedded.usual.functional[2_010_101].flatMap(Books.embedded.usual.notes.note)
    #expect(own != nil && shared != nil && own != shared)
  }

  @Test func initialsAreReadAsTheTablesWriteThem() {
    for table in tables {
      let wrong = table.entries.filter { Books.embedded.usual.pinyin.initials(of: $0.name) != $0.initials }
      #expect(wrong.map(\.name) == [])
    }
    #expect(Books.embedded.usual.pinyin.initials(of: "“三公”经费Ab1") == "sgjfab1")
    #expect(Books.embedded.usual.pinyin.initials(of: "龘行业") == "?hy")
  }

  /// Every row of the published forms that has a whole item code carries the name of that code.
  @Test func thePublishedFormsAgreeWithTheTable() throws {
    let row = try Regex(#"(?m)^[ \t]*(2\d{6})[ \t]+([^\s\d][^\t\n]*)"#)
    for (file, text) in PublishedTexts.all {
      var rows = 0
      for match in text.matches(of: row) {
        guard let code = UInt32(match.output[1].substring ?? ""), let name = match.output[2].substring else { continue }
        rows += 1
        #expect(
          Books.embedded.usual.functional.agreement(of: String(name), with: code) == .own,
          "\(file) \(code) \(name)"
        )
        #expect(Books.embedded.usual.functional[code]?.evidence == .published, "\(file) \(code) \(name)")
      }
      print("\(file): \(rows) rows")
    }
  }
}
