import LanguageServerProtocol
import TestSupport
import Testing

/// Who is writing a line is not told that it is not finished; who has gone on is.
@Suite("A line in work")
struct LineInWorkTests {
  private func told(_ client: TestClient, _ document: TestClient.Document) throws -> [String] {
    try client.diagnostics(of: document).filter { ($0.severity ?? .hint).rawValue <= 2 }.map {
      if case .string(let code)? = $0.code { code } else { "" }
    }
  }

  @Test("A row that is being typed turns nothing red until it is whole, or left")
  func row() throws {
    let client = try TestClient.initialized()
    var document = try client.open(draftText)
    #expect(try told(client, document) == [])
    let end = draftText.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    var column = 0
    for piece in ["|", " 205 |", " 教育支出 |", " 8.00 |", " ", "8", ".", "0", "0 | | |", " | |"] {
      let place = LSP.Position(end, column)
      try client.change(&document, LSP.Range(start: place, end: place), piece)
      column += piece.utf16.count
      #expect(try told(client, document) == [], "\(piece)")
    }
    // The writer goes on elsewhere.
    let elsewhere = place("正常", in: draftText)
    try client.change(&document, elsewhere, "正常")
    #expect(try !told(client, document).isEmpty)
  }

  @Test("A figure typed anew in a row that was there is judged at once")
  func figure() throws {
    let client = try TestClient.initialized()
    var document = try client.open(draftText)
    try client.change(&document, place("213.52", in: draftText, occurrence: 2), "231.52")
    #expect(try !told(client, document).isEmpty)
  }

  @Test("A sentence at a comma is told when it is saved so, or left")
  func sentence() throws {
    let client = try TestClient.initialized()
    var document = try client.open(draftText)
    let end = place("18.92%。", in: draftText).end
    try client.change(&document, LSP.Range(start: end, end: end), "与上年相比，")
    #expect(try told(client, document) == [])
    try client.notify(.didSave, .init(textDocument: .init(uri: document.uri)))
    #expect(try told(client, document) == ["GJ1013"])
    try client.change(&document, LSP.Range(start: end, end: end), "")
    #expect(try told(client, document) == [])
  }
}
