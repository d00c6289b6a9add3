import Testing

@testable import OfficeDocuments

@Suite("Text and lines of PDF pages")
struct PDFContentTests {
  private static func page(_ bytes: [UInt8]) throws -> DocumentPage {
    try #require(try PDFReader.read(bytes).pages.first)
  }

  private static func round(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  /// `text @ left,baseline size`
  private static func describe(_ page: DocumentPage) -> [String] {
    page.runs.map { run in
      let baseline = run.box.top + 0.88 * run.fontSize
      return "\(run.text) @ \(round(run.box.left)),\(round(baseline)) \(round(run.fontSize))"
    }
  }

  private static func lines(_ page: DocumentPage) -> [String] {
    page.rulings.map { line in
      "\(line.isHorizontal ? "h" : "v") \(round(line.position)) \(round(line.start))-\(round(line.end))"
    }
  }

  @Test("Matrices, moves, leading, scale and rise put text where it belongs")
  func positions() throws {
    let page = try PDFContentTests.page(
      PDFSource.page(
        """
        q 2 0 0 2 10 0 cm BT /F1 10 Tf 5 80 Td (A) Tj ET Q
        BT /F1 10 Tf 1 0 0 1 20 100 Tm 12 TL (B) Tj T* (C) Tj (D) ' 3 1 (E) " ET
        BT /F1 10 Tf 0 Tc 0 Tw 50 Tz 20 40 Td (II) Tj 5 Ts (U) Tj ET
        BT 0 Ts /F1 -10 Tf -1 0 0 -1 150 150 Tm (N) Tj ET
        """
      )
    )
    #expect(
      PDFContentTests.describe(page) == [
        "A @ 20.0,40.0 20.0", "B @ 20.0,100.0 10.0", "C @ 20.0,112.0 10.0", "D @ 20.0,124.0 10.0",
        "E @ 20.0,136.0 10.0", "II @ 20.0,160.0 10.0", "U @ 22.78,155.0 10.0", "N @ 150.0,50.0 10.0",
      ]
    )
  }

  @Test("Strings shown in one go or end to end are one run; a gap that is seen parts them")
  func runs() throws {
    let page = try PDFContentTests.page(
      PDFSource.page(
        """
        BT /F1 10 Tf 10 100 Td [(12) 20 (3.4) -10 (5)] TJ [(left) -2000 (right)] TJ ET
        BT /F1 10 Tf 10 80 Td (ab) Tj ET BT /F1 10 Tf 21.12 80 Td (cd) Tj ET
        BT /F1 10 Tf 10 60 Td (  two words  ) Tj ET
        BT /F1 10 Tf 10 40 Td (   ) Tj ET
        """
      )
    )
    #expect(page.runs.map(\.text) == ["123.45left", "right", "abcd", "two words"])
    #expect(PDFContentTests.round(page.runs[3].box.left) == 15.56)
    #expect(page.runs[2].edges.map(PDFContentTests.round) == [10, 15.56, 21.12, 26.12, 31.68])
  }

  @Test("What is painted twice to look bold is read once")
  func bold() throws {
    let page = try PDFContentTests.page(
      PDFSource.page(
        """
        BT /F1 10 Tf 10 100 Td (Bold 11) Tj ET BT /F1 10 Tf 10.3 100 Td (Bold 11) Tj ET
        BT /F1 10 Tf 1 0 0 1 10 80 Tm (X) Tj 1 0 0 1 10.2 80 Tm (X) Tj 1 0 0 1 16.67 80 Tm (Y) Tj 1 0 0 1 16.9 80 Tm (Y) Tj ET
        BT /F1 10 Tf 10 60 Td (same) Tj 0 -20 Td (same) Tj ET
        """
      )
    )
    #expect(page.runs.map(\.text) == ["Bold 11", "XY", "same", "same"])
  }

  @Test("Spacing of characters and words, and text that is not painted")
  func spacing() throws {
    let page = try PDFContentTests.page(
      PDFSource.page("BT 3 Tr /F1 10 Tf 1 Tc 4 Tw 10 100 Td (a b) Tj ET")
    )
    let run = try #require(page.runs.first)
    #expect(run.text == "a b")
    #expect(run.edges.map(PDFContentTests.round) == [10, 16.56, 24.34, 29.9])
  }

  @Test(
    "Turned pages stand upright",
    arguments: [
      ("/Rotate 0", "T @ 20.0,150.0 10.0"), ("/Rotate 90", "T @ 50.0,20.0 10.0"),
      ("/Rotate 180", "T @ 180.0,50.0 10.0"),
      ("/Rotate -90", "T @ 150.0,180.0 10.0"), ("/CropBox[10 20 150 180]", "T @ 10.0,130.0 10.0"),
      ("/UserUnit 2", "T @ 40.0,300.0 20.0"),
    ]
  )
  func rotation(entry: String, place: String) throws {
    // The text is turned so that it stands upright on the page as it is shown.
    let angle = ["/Rotate 90": "0 1 -1 0", "/Rotate 180": "-1 0 0 -1", "/Rotate -90": "0 -1 1 0"][entry] ?? "1 0 0 1"
    let bytes = PDFSource.page("BT /F1 10 Tf \(angle) 20 50 Tm (T) Tj ET", page: entry)
    #expect(PDFContentTests.describe(try PDFContentTests.page(bytes)) == [place])
  }

  @Test("A page whose text lies on its side is turned; a single line on its side is not")
  func sideways() throws {
    let turned = try PDFContentTests.page(PDFSource.page("BT /F1 10 Tf 0 1 -1 0 50 20 Tm (Wide) Tj ET"))
    #expect(PDFContentTests.describe(turned) == ["Wide @ 20.0,50.0 10.0"])
    let mixed = try PDFContentTests.page(
      PDFSource.page("BT /F1 10 Tf 20 20 Td (Many upright) Tj 0 1 -1 0 50 60 Tm (up) Tj ET")
    )
    #expect(mixed.runs.map(\.direction) == [.right, .up])
    #expect(mixed.runs[1].edges.map(PDFContentTests.round) == [140, 134.44, 128.88])
  }

  @Test("Text outside of the page or of a form's box is not seen")
  func hidden() throws {
    let form =
      "<</Type/XObject/Subtype/Form/BBox[0 0 50 50]/Length 65>>\nstream\nBT /F1 10 Tf 10 10 Td (in) Tj 100 0 Td (out) Tj ET                \nendstream"
    let page = try PDFContentTests.page(
      PDFSource.page(
        "BT /F1 10 Tf 300 10 Td (beyond) Tj ET q 1 0 0 1 5 5 cm /X Do Q",
        resources: "/XObject<</X 7 0 R>>",
        objects: [(7, form)]
      )
    )
    #expect(PDFContentTests.describe(page) == ["in @ 15.0,185.0 10.0"])
  }

  @Test("A form that paints itself is painted once")
  func cycle() throws {
    let form =
      "<</Subtype/Form/BBox[0 0 200 200]/Resources<</Font<</F1 5 0 R>>/XObject<</X 7 0 R>>>>/Length 45>>\nstream\nBT /F1 10 Tf 10 10 Td (once) Tj ET /X Do /X Do\nendstream"
    let page = try PDFContentTests.page(
      PDFSource.page("/X Do", resources: "/XObject<</X 7 0 R>>", objects: [(7, form)])
    )
    #expect(page.runs.map(\.text) == ["once"])
  }

  @Test("Strokes, sides of rectangles, and fills that are thin are lines")
  func rulings() throws {
    let page = try PDFContentTests.page(
      PDFSource.page(
        """
        10 190 m 110 190 l S
        10 100 50 20 re S
        10 80 100 0.5 re f
        10 60 m 110 60 l 110 40 l h S
        150 100 0.7 50 re f
        """
      )
    )
    #expect(
      PDFContentTests.lines(page) == [
        "h 10.0 10.0-110.0", "h 80.0 10.0-60.0", "h 100.0 10.0-60.0", "h 119.75 10.0-110.0", "h 140.0 10.0-110.0",
        "v 10.0 80.0-100.0", "v 60.0 80.0-100.0", "v 110.0 140.0-160.0", "v 150.35 50.0-100.0",
      ]
    )
  }

  @Test("A frame filled between two rectangles, a fill clipped to a line, dots in a row")
  func drawnOtherwise() throws {
    let dots = (0..<20).map { "\(10 + $0 * 2) 20 1 1 re f" }.joined(separator: "\n")
    let page = try PDFContentTests.page(
      PDFSource.page(
        """
        10 100 100 50 re 11 101 98 48 re f*
        q 10 80 100 1 re W n 0 0 200 200 re f Q
        \(dots)
        """
      )
    )
    #expect(
      PDFContentTests.lines(page) == [
        "h 50.5 10.0-110.0", "h 99.5 10.0-110.0", "h 119.5 10.0-110.0", "h 179.5 10.0-49.0", "v 10.5 50.0-100.0",
        "v 109.5 50.0-100.0",
      ]
    )
  }

  @Test(
    "White lines on paper are none; on a colour they are",
    arguments: [
      ("1 g 10 100 100 0.5 re f", 0), ("1 1 1 RG 10 100 m 110 100 l S", 0), ("0 0 0 0 K 10 100 m 110 100 l S", 0),
      ("0.2 g 0 50 200 100 re f 1 G 10 100 m 110 100 l S", 1), ("/E gs 10 100 m 110 100 l S", 0),
      ("q 0 0 50 50 re W n 10 100 m 110 100 l S Q", 0), ("30 w 10 100 m 110 100 l S", 0),
      ("10 100 m 60 101 l S", 0), ("10 100 100 30 re f", 0),
    ]
  )
  func invisible(content: String, count: Int) throws {
    let page = try PDFContentTests.page(
      PDFSource.page(content, resources: "/ExtGState<</E<</CA 0>>>>")
    )
    #expect(page.rulings.count == count)
  }

  @Test("A table is read through and through")
  func table() throws {
    let page = try PDFContentTests.page(
      PDFSource.page(
        """
        20 100 m 120 100 l S 20 130 m 120 130 l S 20 160 m 120 160 l S
        20 100 m 20 160 l S 70 100 m 70 160 l S 120 100 m 120 160 l S
        BT /F1 10 Tf 25 140 Td (Name) Tj 50 0 Td (Sum) Tj -50 -25 Td (Long) Tj 0 -10 Td (name) Tj 50 5 Td (1.00) Tj ET
        """
      )
    )
    let table = try #require(page.tables.first)
    #expect(table.cells.map(\.text) == ["Name", "Sum", "Long\nname", "1.00"])
    #expect(table.box == PageBox(left: 20, top: 40, right: 120, bottom: 100))
    #expect(page.runs.count == 5)
  }

  @Test("An inline picture is skipped, whatever its bytes say; a page that is one picture is told")
  func pictures() throws {
    let inline = try PDFContentTests.page(
      PDFSource.page("q 9 0 0 9 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID (BT EIx\nEI Q BT /F1 10 Tf 10 10 Td (after) Tj ET")
    )
    #expect(inline.runs.map(\.text) == ["after"])
    let image = "<</Subtype/Image/Width 1/Height 1/Length 1>>\nstream\n0\nendstream"
    let scan = try PDFReader.read(
      PDFSource.page("q 200 0 0 200 0 0 cm /I Do Q", resources: "/XObject<</I 7 0 R>>", objects: [(7, image)])
    )
    #expect(scan.notices == [.imagePage(1)])
  }

  @Test("Replacement text counts where glyphs mean nothing, and only there")
  func replacement() throws {
    let font =
      "<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 65/Widths[500 500]/Encoding<</Differences[65/g1/B]>>>>"
    let document = try PDFReader.read(
      PDFSource.page(
        """
        BT /F2 10 Tf 10 100 Td /Span <</ActualText (ok)>> BDC (A) Tj EMC ET
        BT /F2 10 Tf 10 80 Td /Span /P BDC (BB) Tj EMC ET
        BT /F2 10 Tf 10 60 Td (A) Tj ET
        """,
        resources: "/Properties<</P<</ActualText<FEFF004E004F>>>>>",
        objects: [(6, font)]
      )
    )
    #expect(document.pages.first?.runs.map(\.text) == ["ok", "BB", "\u{FFFD}"])
    #expect(document.notices == [.unmappedCharacters(page: 1, count: 1)])
  }
}
