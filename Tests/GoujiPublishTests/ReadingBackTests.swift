import GoujiAnalysis
import OfficeDocuments
import TestSupport
import Testing

@testable import GoujiPublish

/// What is written is what our own readers of office files find: every cell, every span, every paragraph of every fixture.
struct ReadingBackTests {
  @Test func wordFiles() throws {
    for (name, analysis) in PublishedDrafts.all {
      let publication = Publication(analysis)
      let bytes = try #require(publication.bytes(.docx))
      let read = try DocumentReader.read(bytes)
      #expect(read.format == .docx && read.notices == [], "\(name)")
      expectTables(read.tables, publication, name)
      let contents = DocumentOutline.entries(publication.document).map { $0.text + "\t" }
      let above = publication.document.title + (contents.isEmpty ? [] : [publication.document.contentsTitle] + contents)
      // The paragraphs that end sections hold nothing.
      let found = read.paragraphs.filter { !$0.isEmpty }
      #expect(found == above + lines(publication.document, details: { $0.joined(separator: "\t") }), "\(name)")
      #expect(publication.bytes(.docx) == bytes, "\(name): not the same twice")
    }
  }

  @Test func webPages() throws {
    for (name, analysis) in PublishedDrafts.all {
      let publication = Publication(analysis)
      let bytes = try #require(publication.bytes(.html))
      let read = try DocumentReader.read(bytes, name: "a.html")
      #expect(read.format == .html, "\(name)")
      expectTables(read.tables, publication, name)
      for text in publication.document.blocks.flatMap(texts) {
        #expect(read.paragraphs.contains(text), "\(name): \(text)")
      }
    }
  }

  @Test func workbooks() throws {
    for (name, analysis) in PublishedDrafts.all {
      let publication = Publication(analysis)
      let forms = publication.document.forms
      guard let bytes = publication.bytes(.xlsx) else {
        #expect(forms.isEmpty, "\(name)")
        continue
      }
      let read = try DocumentReader.read(bytes)
      #expect(read.format == .xlsx && read.pages.count == forms.count, "\(name)")
      #expect(Set(read.pages.compactMap(\.name)).count == forms.count, "\(name)")
      for (page, form) in zip(read.pages, forms) {
        guard case .table(let table)? = page.blocks.first else {
          Issue.record("\(name): no table in \(page.name ?? "")")
          continue
        }
        let first = XlsxSheet.headRows(form).lowerBound - 1
        let found = table.texts.dropFirst(first).prefix(form.table.rowCount).map { $0 }
        #expect(found == form.table.texts, "\(name): \(page.name ?? "")")
        #expect(page.blocks.count == 1)
      }
    }
  }

  /// Figures are numbers, whatever they look like; codes are not.
  @Test func numbersOfWorkbooks() throws {
    let numbers = ["12.30": "12.30", "1,234.5": "1234.5", "-0.01": "-0.01", "0": "0", "81.08%": "0.8108", "5%": "0.05"]
    for (text, value) in numbers {
      let number = try #require(PublishedNumber(text))
      #expect(XlsxSheet.value(number) == value, "\(text)")
    }
    for text in ["-", "05", "2024-12", "1 2", "合计", "", "1.2.3"] { #expect(PublishedNumber(text) == nil, "\(text)") }
    #expect(XlsxSheet.reference(7, 2) == "C7" && XlsxSheet.reference(1, 27) == "AB1")
  }

  private func expectTables(_ tables: [DocumentTable], _ publication: Publication, _ name: String) {
    let forms = publication.document.forms
    #expect(tables.count == forms.count, "\(name)")
    for (table, form) in zip(tables, forms) {
      #expect(table.texts == form.table.texts, "\(name): \(form.name)")
      #expect(table.spans == form.table.spans, "\(name): \(form.name)")
    }
  }

  private func texts(_ block: PublishedBlock) -> [String] {
    switch block {
    case .heading(let heading): [heading.text.plain]
    case .paragraph(let text), .note(let text): text.isEmpty ? [] : [text.plain]
    case .form(let form): [form.heading?.text.plain ?? ""].filter { !$0.isEmpty } + form.notes.map(\.plain)
    }
  }

  private func lines(_ document: PublishedDocument, details: ([String]) -> String) -> [String] {
    document.blocks.flatMap { block -> [String] in
      guard case .form(let form) = block else { return texts(block) }
      let above = [form.heading?.text.plain, form.title, form.number].compactMap(\.self)
      let line = form.details.isEmpty ? "" : details([form.details.left, form.details.middle, form.details.right])
      return (above + [line]).filter { !$0.isEmpty } + form.notes.map(\.plain)
    }
  }
}
