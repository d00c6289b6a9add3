import OfficeDocuments
import Testing

@Suite("XML")
struct XMLTests {
  /// Start tags as `<name`, ends as `name>`, text as it is, each between bars.
  private func pieces(_ bytes: [UInt8]) throws(XMLError) -> String {
    var reader = XMLReader(bytes)
    var result: [String] = []
    while let event = try reader.next() {
      switch event {
      case .start: result.append("<" + reader.name)
      case .end: result.append(reader.name + ">")
      case .text: result.append(reader.text)
      }
    }
    return result.joined(separator: "|")
  }

  @Test(
    "Well-formed texts come in pieces",
    arguments: [
      ("<a/>", "<a|a>"), ("<a  ></a >", "<a|a>"), ("<a>1<b/>2</a>", "<a|1|<b|b>|2|a>"),
      ("<?xml version='1.0'?><!-- <x> --><a><!--y--></a><?p?>", "<a|a>"),
      ("<a>&lt;&amp;&#20803;&#x4E07;&quot;&apos;&gt;</a>", "<a|<&元万\"'>|a>"),
      ("<a>x\r\ny\rz</a>", "<a|x\ny\nz|a>"), ("<a><![CDATA[<b>&amp;]]]></a>", "<a|<b>&amp;]|a>"),
      ("<a>&unknown;&#0;&</a>", "<a|&unknown;&#0;&|a>"),
      ("<p:a xmlns:p='urn:x'><p:b/></p:a>", "<a|<b|b>|a>"),
      ("<!DOCTYPE a [<!ENTITY b \"]>\"><!-- ] --><?p ]?>]><a>&b;</a>", "<a|&b;|a>"),
      ("\u{FEFF}<汇总>元</汇总>", "<汇总|元|汇总>"), ("<a b=\"'>'\">t</a>", "<a|t|a>"),
    ]
  )
  func wellFormed(text: String, expected: String) throws {
    #expect(try pieces(Array(text.utf8)) == expected)
  }

  @Test(
    "What is not well-formed is refused where it shows",
    arguments: [
      ("", .root), ("x", .root), ("<a/>x", .root), ("<a/><b/>", .root), ("<a>", .tags), ("</a>", .tags),
      ("<a></b>", .tags), ("<a b></a>", .syntax), ("<a b=c></a>", .syntax), ("<a b='<'/>", .syntax),
      ("<a b='1' b='2'/>", .syntax), ("<a", .syntax), ("<a/", .syntax), ("< a/>", .syntax), ("<a><!-- ", .syntax),
      ("<a><![CDATA[x]]</a>", .syntax), ("<p:a/>", .prefix), ("<a><p:b xmlns:p='x'/><p:c/></a>", .prefix),
      ("<!DOCTYPE a [", .syntax), ("<a><!DOCTYPE b></a>", .syntax),
    ] as [(String, XMLError.Kind)]
  )
  func refused(text: String, kind: XMLError.Kind) {
    do {
      let read = try pieces(Array(text.utf8))
      Issue.record("read as \(read)")
    } catch {
      #expect(error.kind == kind)
    }
  }

  @Test("Namespaces hold for their element, and strict names are the same as transitional ones")
  func namespaces() throws {
    let text = """
      <w:a xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns="urn:x" w:val="1" val="2">\
      <b xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/><c/><d xmlns=""/></w:a>
      """
    var reader = XMLReader(Array(text.utf8))
    var seen: [String] = []
    while let event = try reader.next() {
      seen.append("\(event) \(reader.name) \(reader.namespace)")
      if event == .start, reader.name == "a" {
        #expect(reader.attribute("val") == "2")
        #expect(reader.attribute("val", in: .wordprocessing) == "1")
        #expect(reader.attribute("va") == nil)
      }
    }
    #expect(
      seen == [
        "start a wordprocessing", "start b wordprocessing", "end b wordprocessing", "start c other", "end c other",
        "start d none", "end d none", "end a wordprocessing",
      ]
    )
  }

  @Test("Values of attributes have their references replaced and white space made one")
  func attributes() throws {
    var reader = XMLReader(Array("<a b='1&#10;2&quot;\n\t3' c=\"\"/>".utf8))
    #expect(try reader.next() == .start)
    #expect(reader.attribute("b") == "1\n2\"  3")
    #expect(reader.attribute("c") == "")
  }

  @Test("A declaration or a mark tells the encoding")
  func encodings() throws {
    let gbk: [UInt8] = Array("<?xml version=\"1.0\" encoding='GB2312'?><a>".utf8) + [0xB9, 0xB4] + Array("</a>".utf8)
    #expect(try pieces(gbk) == "<a|勾|a>")
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>勾</a>"
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try pieces([0xFF, 0xFE] + wide) == "<a|勾|a>")
    #expect(try pieces(wide) == "<a|勾|a>")
    #expect(try pieces(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == "<a|勾|a>")
    #expect(try pieces(Array(text.utf8)) == "<a|勾|a>")
  }

  @Test("Depth is limited, and entities do not grow")
  func bombs() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(throws: XMLError.self) { try pieces(Array(deep.utf8)) }
    var laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">"
    for level in 1...9 { laughs += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">" }
    #expect(try pieces(Array((laughs + "]><a>&l9;</a>").utf8)) == "<a|&l9;|a>")
  }

  @Test("What is written is read again")
  func writer() throws {
    var writer = XMLWriter()
    writer.start("w:a", ["xmlns:w": "urn:x", "b": "<\"&\n\t>"])
    writer.element("w:b")
    writer.text("1 < 2 & \u{1}3\r")
    writer.element("w:c", ["d": ""]) { $0.text("元") }
    let bytes = writer.finish()
    let expected =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      + "<w:a xmlns:w=\"urn:x\" b=\"&lt;&quot;&amp;&#10;&#9;&gt;\"><w:b/>1 &lt; 2 &amp; 3&#13;<w:c d=\"\">元</w:c></w:a>"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(try pieces(bytes) == "<a|<b|b>|1 < 2 & 3\r|<c|元|c>|a>")
  }
}
