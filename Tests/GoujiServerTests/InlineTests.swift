import LanguageServerProtocol
import TestSupport
import Testing

@Suite("Grey text, linked typing, several ranges, details of symbols")
struct InlineTests {
  @Test func theNextSentenceIsShownInGrey() throws {
    let client = try TestClient.initialized()
    let text = draftText.replacing("本年支出263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。", with: "本年支出")
    let document = try client.open(text)
    let end = place("本年支出", in: text).end
    let list = try client.send(.inlineCompletion, .init(textDocument: .init(uri: document.uri), position: end))
    #expect(list.items.first?.insertText.hasPrefix("本年支出合计263.33万元，其中：基本支出213.52万元") == true)
    #expect(list.items.first?.range?.end == end)
  }

  @Test func aTermIsTypedWhereverItStands() throws {
    let client = try TestClient.initialized()
    let text = draftText.replacing("指为保障机构", with: "指为保障机构（见基本支出的说明）")
    let document = try client.open(text)
    let entry = place("基本支出：", in: text).start
    let linked = try client.send(.linkedEditingRange, .init(textDocument: .init(uri: document.uri), position: entry))
    let ranges = try #require(linked?.ranges)
    #expect(ranges.count > 1)
    #expect(ranges.allSatisfy { $0.end.character - $0.start.character == 4 })
  }

  @Test func severalRangesAreFormattedAtOnce() throws {
    let client = try TestClient.initialized()
    let document = try client.open(draftText)
    let all = LSP.Range(start: LSP.Position(0, 0), end: LSP.Position(20, 0))
    let options = LSP.FormattingOptions(tabSize: 2, insertSpaces: true)
    let identifier = LSP.TextDocumentIdentifier(uri: document.uri)
    let one = try client.send(.rangeFormatting, .init(textDocument: identifier, range: all, options: options))
    let two = try client.send(.rangesFormatting, .init(textDocument: identifier, ranges: [all, all], options: options))
    #expect(!one.isEmpty && one == two)
  }

  @Test func aTableShowsItsTotalAndASectionItsCoverage() throws {
    let client = try TestClient.initialized()
    let document = try client.open(draftText)
    let symbols = try client.send(.documentSymbol, .init(textDocument: .init(uri: document.uri)))
    guard case .nested(let parts) = symbols else {
      Issue.record("the symbols are not nested")
      return
    }
    func details(_ symbols: [LSP.DocumentSymbol]) -> [String] {
      symbols.flatMap { [$0.detail].compactMap { $0 } + details($0.children ?? []) }
    }
    #expect(details(parts).contains("合计263.33"))
    #expect(details(parts).contains { $0.hasPrefix("核对") })
  }
}
