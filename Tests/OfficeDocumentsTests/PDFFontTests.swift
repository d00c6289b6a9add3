import Testing

@testable import OfficeDocuments

@Suite("Fonts of PDF pages")
struct PDFFontTests {
  /// What `strings` show in font `F2`, a run each, with the widths of its characters.
  private static func show(_ strings: [String], font: String, objects: [(Int, String)] = []) throws -> [String] {
    let content = strings.enumerated().map { "BT /F2 10 Tf 10 \(180 - 20 * $0.offset) Td \($0.element) Tj ET" }
    let bytes = PDFSource.page(content.joined(separator: "\n"), objects: [(6, font)] + objects)
    return try PDFReader.read(bytes).pages[0].runs.map { run in
      let widths = zip(run.edges, run.edges.dropFirst()).map { Int((($1 - $0) * 100).rounded()) }
      return "\(run.text) \(widths.map(String.init).joined(separator: ","))"
    }
  }

  private static func composite(_ encoding: String, _ descendant: String = "/DW 1000", more: String = "") -> String {
    """
    <</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/\(encoding)\(more)/DescendantFonts[<</Subtype/CIDFontType2\
    /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>\(descendant)>>]>>
    """
  }

  @Test(
    "Codes that are characters by themselves",
    arguments: [
      ("UniGB-UCS2-H", "<51B37B970041>", "决算A 1000,1000,500"), ("UniGB-UTF16-H", "<D840DC0B65F6>", "𠀋时 1000,1000"),
      ("GBK-EUC-H", "<BEF6CBE34131>", "决算A1 1000,1000,500,500"),
      ("GBKp-EUC-H", "<BEF6CBE341>", "决算A 1000,1000,600"), ("GBK2K-H", "<BEF68139EE39>", "决㐀 1000,1000"),
    ]
  )
  func predefined(encoding: String, string: String, result: String) throws {
    let widths = "/DW 1000/W[1 95 500 814 939 500]"
    let proportional = "/DW 1000/W[1[250 250] 34[600] 814 939 500]"
    let font = PDFFontTests.composite(encoding, encoding == "GBKp-EUC-H" ? proportional : widths)
    #expect(try PDFFontTests.show([string], font: font) == [result])
  }

  @Test("Glyph numbers with a table of their texts, ranges and lists")
  func toUnicode() throws {
    let map = """
      /CMapName /X def 1 begincodespacerange <0000> <FFFF> endcodespacerange
      2 beginbfchar <0001> <51B3> <0002> <00660069> endbfchar
      3 beginbfrange <0010> <0012> <0041> <0020> <0021> [<7B97> <D840DC0B>] <0030> <0030> <0000> endbfrange
      """
    let font = PDFFontTests.composite("Identity-H", "/DW 500/W[1[1000] 16 18 700]", more: "/ToUnicode 7 0 R")
    let shown = try PDFFontTests.show(
      ["<00010002>", "<00100012>", "<00200021>", "<0030>"],
      font: font,
      objects: [(7, "<</Length \(map.utf8.count)>>\nstream\n\(map)\nendstream")]
    )
    #expect(shown == ["决fi 1000,250,250", "AC 700,700", "算𠀋 500,500", "\u{FFFD} 500"])
  }

  @Test("A table from codes to glyph numbers that the file brings, with codes of one and two bytes")
  func embeddedMap() throws {
    let map = """
      1 begincodespacerange <00> <7F> endcodespacerange 1 begincodespacerange <8140> <FEFE> endcodespacerange
      1 begincidrange <20> <7E> 1 endcidrange 1 begincidchar <BEF6> 500 endcidchar
      """
    let texts = "2 beginbfchar <41> <0041> <BEF6> <51B3> endbfchar"
    let font = "<</Subtype/Type0/Encoding 7 0 R/ToUnicode 8 0 R/DescendantFonts[<</DW 900/W[34[600] 500[800]]>>]>>"
    let shown = try PDFFontTests.show(
      ["<41BEF641>"],
      font: font,
      objects: [
        (7, "<</Length \(map.utf8.count)>>\nstream\n\(map)\nendstream"),
        (8, "<</Length \(texts.utf8.count)>>\nstream\n\(texts)\nendstream"),
      ]
    )
    #expect(shown == ["A决A 600,800,600"])
  }

  @Test("Vertical writing runs down the page")
  func vertical() throws {
    let content = "BT /F2 10 Tf 100 150 Td <51B37B97> Tj ET BT /F1 10 Tf 10 10 Td (horizontal) Tj ET"
    let bytes = PDFSource.page(content, objects: [(6, PDFFontTests.composite("UniGB-UCS2-V"))])
    let run = try #require(try PDFReader.read(bytes).pages.first?.runs.first)
    #expect(run.text == "决算")
    #expect(run.direction == .down)
    #expect(run.edges.map { $0.rounded() } == [50, 60, 70])
    #expect(run.box == PageBox(left: 95, top: run.edges[0], right: 105, bottom: run.edges[2]))
  }

  @Test("Simple fonts: encodings, differences, widths")
  func simple() throws {
    let font = """
      <</Subtype/TrueType/BaseFont/X/FirstChar 65/Widths[700 600]/FontDescriptor<</MissingWidth 300>>\
      /Encoding<</BaseEncoding/WinAnsiEncoding/Differences[66/Euro 128/uni51B3/f_i/a.alt/nonsense]>>>>
      """
    let shown = try PDFFontTests.show(["(AB)", "<80818283>", "<93>"], font: font)
    #expect(shown == ["A€ 700,600", "决fia\u{FFFD} 300,150,150,300,300", "“ 300"])
    let mac = "<</Subtype/Type1/BaseFont/Courier/Encoding/MacRomanEncoding>>"
    #expect(try PDFFontTests.show(["<418A>"], font: mac) == ["Aä 600,556"])
    let standard = "<</Subtype/Type1/BaseFont/Times-Roman>>"
    #expect(try PDFFontTests.show(["<27AE>"], font: standard) == ["’ﬁ 180,556"])
  }

  @Test("The encoding within a Type 1 font")
  func type1() throws {
    let program =
      "%!PS-AdobeFont-1.0: X\n/Encoding 256 array\ndup 1 /A put\ndup 2 /germandbls put\nreadonly def\ncurrentfile eexec"
    let font = "<</Subtype/Type1/BaseFont/X/FirstChar 1/Widths[500 400]/FontDescriptor<</FontFile 7 0 R>>>>"
    let shown = try PDFFontTests.show(
      ["<0102>"],
      font: font,
      objects: [(7, "<</Length \(program.utf8.count)>>\nstream\n\(program)\nendstream")]
    )
    #expect(shown == ["Aß 500,400"])
  }

  @Test("A font of type 3 measures in its own units")
  func type3() throws {
    let font = """
      <</Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FontBBox[0 0 100 100]/FirstChar 65/Widths[60]\
      /Encoding<</Differences[65/A]>>>>
      """
    #expect(try PDFFontTests.show(["(AA)"], font: font) == ["AA 600,600"])
  }

  @Test("Radicals that stand for whole characters are given as these")
  func radicals() {
    #expect(PDFGlyph(width: 1, text: ["\u{2F40}"]).scalar == 0x652F)
    #expect(PDFGlyph(width: 1, text: ["\u{2ED4}"]).scalar == 0x95E8)
    #expect(PDFGlyph(width: 1, text: ["支"]).scalar == 0x652F)
  }

  // MARK: Character tables of embedded fonts

  private static func short(_ values: Int...) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  private static func long(_ value: Int) -> [UInt8] { short(value >> 16, value) }

  /// A font that has nothing but character tables.
  private static func font(_ tables: [(platform: Int, encoding: Int, bytes: [UInt8])]) -> [UInt8] {
    var head = short(0, tables.count)
    var offset = 4 + 8 * tables.count
    for table in tables {
      head += short(table.platform, table.encoding) + long(offset)
      offset += table.bytes.count
    }
    let cmap = head + tables.flatMap(\.bytes)
    return long(0x0001_0000) + short(1, 16, 0, 0) + Array("cmap".utf8) + long(0) + long(28) + long(cmap.count) + cmap
  }

  @Test("Character tables of formats 0, 4, 6 and 12, read from glyph to character")
  func characterTables() {
    let bytes = [UInt8](repeating: 0, count: 65) + [7] + [UInt8](repeating: 0, count: 190)
    // Two segments: 0x51B3 with a difference, and 0x7B97 to 0x7B98 through the list of glyphs.
    let segments =
      PDFFontTests.short(4, 0, 0, 6, 0, 0, 0, 0x51B3, 0x7B98, 0xFFFF, 0, 0x51B3, 0x7B97, 0xFFFF, 3 - 0x51B3, 0, 1)
      + PDFFontTests.short(0, 4, 0, 9, 0)
    let groups =
      PDFFontTests.short(12, 0) + PDFFontTests.long(28) + PDFFontTests.long(0) + PDFFontTests.long(1)
      + PDFFontTests.long(0x2000B) + PDFFontTests.long(0x2000C) + PDFFontTests.long(20)
    let trimmed = PDFFontTests.short(6, 0, 0, 0xF041, 2, 11, 12)
    let program = FontProgram(PDFFontTests.font([(1, 0, PDFFontTests.short(0, 262, 0) + bytes), (3, 1, segments)]))
    #expect(program.characters == [3: "决", 9: "算"])
    #expect(program.codes == [65: 7])
    #expect(FontProgram(PDFFontTests.font([(3, 10, groups)])).characters == [20: "\u{2000B}", 21: "\u{2000C}"])
    #expect(FontProgram(PDFFontTests.font([(3, 0, trimmed)])).codes == [0x41: 11, 0x42: 12])
    #expect(FontProgram(Array(PDFFontTests.font([(3, 1, segments)]).dropLast(8))).characters == [3: "决"])
  }

  @Test("Without a table of texts, an embedded font's characters tell the meaning")
  func embeddedCharacters() throws {
    let segments =
      PDFFontTests.short(4, 0, 0, 4, 0, 0, 0, 0x51B4, 0xFFFF, 0, 0x51B3, 0xFFFF, 3 - 0x51B3, 1, 0, 0)
    let program = PDFFontTests.font([(3, 1, segments)])
    let hex = program.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">"
    let stream = "<</Filter/ASCIIHexDecode/Length \(hex.utf8.count)>>\nstream\n\(hex)\nendstream"
    let identity = PDFFontTests.composite("Identity-H", "/CIDToGIDMap/Identity/FontDescriptor<</FontFile2 7 0 R>>")
    let shown = try PDFFontTests.show(["<00030004>", "<0005>"], font: identity, objects: [(7, stream)])
    #expect(shown == ["决冴 1000,1000", "\u{FFFD} 1000"])
    let mapped = PDFFontTests.composite("Identity-H", "/CIDToGIDMap 8 0 R/FontDescriptor<</FontFile2 7 0 R>>")
    let map = "<</Filter/ASCIIHexDecode/Length 9>>\nstream\n00000004>\nendstream"
    #expect(try PDFFontTests.show(["<0001>"], font: mapped, objects: [(7, stream), (8, map)]) == ["冴 1000"])
  }
}
