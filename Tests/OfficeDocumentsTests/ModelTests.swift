import OfficeDocuments
import Testing

@Suite("The model of documents")
struct ModelTests {
  @Test("A document holds what it is given")
  func holds() {
    let table = DocumentTable(rowCount: 1, columnCount: 1, cells: [DocumentCell(row: 0, column: 0, text: "合计")])
    let document = OfficeDocument(format: .xlsx, pages: [DocumentPage(number: 1, blocks: [.table(table)])])
    #expect(document.pages.first?.blocks == [.table(table)])
  }
}
