import GoujiSyntax
import Testing

struct MessageTests {
  private let part = Message(zh: "合计\(7)", en: "total \(7)")

  /// What is put into a message comes in the language of the text around it.
  @Test func messagesInsideOfMessages() {
    let whole = Message(zh: "尾差：\(part)，\("甲")", en: "rounding difference: \(part), \("甲")")
    #expect(whole[.zh] == "尾差：合计7，甲")
    #expect(whole[.en] == "rounding difference: total 7, 甲")
  }

  @Test func joining() {
    #expect(part.then(part) == Message(zh: "合计7；合计7", en: "total 7; total 7"))
    #expect((part + Message(verbatim: "%")).en == "total 7%")
    #expect(Message.joined([part, part], zh: "，", en: ", ").zh == "合计7，合计7")
    #expect(Message.joined([]).isEmpty)
    #expect(!part.isEmpty)
  }
}
