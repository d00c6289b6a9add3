import OfficeDocuments
import Testing

@Suite("Web pages")
struct WebTests {
  private func lines(_ page: String) throws(DocumentError) -> [String] {
    Array(Outline.lines(try DocumentReader.read(Array(page.utf8))).dropFirst())
  }

  @Test(
    "What a browser shows is read",
    arguments: [
      (
        "<html><head><title>题</title><style>p{}</style></head><body><h2>标题</h2><p>一&nbsp;段<br>两行</p>散<b>文</b>",
        ["H2 标题", "P 一 段⏎两行", "P 散文"]
      ),
      (
        "<p>收入\n  合计\nA\nB</p><script>1<2</script><p style='display: none'>暗<i>暗</i></p><p></p><div>&#25968;&#x5B57;&mdash;&lt;</div>",
        ["P 收入合计A B", "P 数字—<"]
      ),
      ("<!DOCTYPE html><!-- <p>x</p> --><div><div>甲</div>乙<ul><li>丙<li>丁</ul></div>", ["P 甲", "P 乙", "P 丙", "P 丁"]),
      ("<p>1 < 2 & 3 &foo; <![if x]>&#150;<![endif]></p>", ["P 1 < 2 & 3 &foo; –"]),
      (
        "<table><tr><th rowspan=2>项目<th colspan=\"2\">收入</tr><tr><td>本年<td>上年</tr><tr><td>合计</td><td></td><td>2.00</table>",
        [
          "T 3x3", "  0,0 2x1 项目", "  0,1 1x2 收入", "  1,1 1x1 本年", "  1,2 1x1 上年", "  2,0 1x1 合计", "  2,1 1x1",
          "  2,2 1x1 2.00",
        ]
      ),
      (
        "<table><tr><td><p>题</p><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
        ["P 题", "T 1x2", "  0,0 1x1 1", "  0,1 1x1 2"]
      ),
      (
        "<table><tr><td>外<td><table><tr><td>1<td>2</table></td><td rowspan=9>底</table>后",
        ["T 1x3", "  0,0 1x1 外", "  0,1 1x1 1 2", "  0,2 1x1 底", "P 后"]
      ),
      ("<table><tr><td></td></tr></table><p>空表不算</p>", ["P 空表不算"]),
    ] as [(String, [String])]
  )
  func pages(page: String, expected: [String]) throws {
    #expect(try lines(page) == expected)
  }

  @Test("The page says its encoding, and UTF-8 needs no saying")
  func encodings() throws {
    let gbk: [UInt8] = Array("<html><meta charset=gb2312><p>".utf8) + [0xB9, 0xB4, 0xBB, 0xFC] + Array("</p>".utf8)
    let expected = ["# 1", "P 勾稽", "! decoded(as: \"GB18030\")"]
    #expect(Outline.lines(try DocumentReader.read(gbk)) == expected)
    #expect(Outline.lines(try DocumentReader.read(gbk.filter { $0 != 0x3D })) == expected)
    let wrong = Array("<html><meta charset=gb2312><p>勾稽</p>".utf8)
    #expect(Outline.lines(try DocumentReader.read(wrong)) == ["# 1", "P 勾稽"])
  }

  /// As Excel saves: several pages, one of which only names the others.
  private static let archive = """
    MIME-Version: 1.0\r
    X-Document-Type: Workbook\r
    Content-Type: multipart/related;\r
    \tboundary="----=_a"\r
    \r
    no part\r
    ------=_a\r
    Content-Location: file:///C:/book.htm\r
    Content-Transfer-Encoding: quoted-printable\r
    Content-Type: text/html; charset="gb2312"\r
    \r
    <html><frameset><frame src=3D"sheet001.htm"></frameset></html>\r
    ------=_a\r
    Content-Location: file:///C:/sheet001.htm\r
    Content-Transfer-Encoding: quoted-printable\r
    Content-Type: text/html; charset="gb2312"\r
    \r
    <html><table><tr><td>=B9=B4=\r
    =BB=FC</td><td>1.00</td></tr></table></html>\r
    ------=_a\r
    Content-Transfer-Encoding: base64\r
    Content-Type: text/html; charset=utf-8\r
    \r
    PHA+5bqV\r
    56i/PC9wPg==\r
    ------=_a\r
    Content-Location: file:///C:/tabstrip.htm\r
    Content-Type: text/html\r
    \r
    <p>Sheet1</p>\r
    ------=_a\r
    Content-Type: image/png\r
    Content-Transfer-Encoding: base64\r
    \r
    iVBORw0KGgo=\r
    ------=_a--\r
    """

  @Test("A web archive's pages are read, one after the other")
  func archives() throws {
    let bytes = Array(WebTests.archive.utf8)
    #expect(
      Outline.lines(try DocumentReader.read(bytes))
        == ["# 1", "T 1x2", "  0,0 1x1 勾稽", "  0,1 1x1 1.00", "# 2", "P 底稿", "! decoded(as: \"GB18030\")"]
    )
    let nothing = "MIME-Version: 1.0\nContent-Type: text/plain\n\n"
    #expect(throws: DocumentError.empty(.mht)) { try DocumentReader.read(Array(nothing.utf8)) }
  }

  @Test("A workbook of XML is read like one")
  func spreadsheet2003() throws {
    let text = """
      <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
        xmlns:x="urn:schemas-microsoft-com:office:excel">
      <Styles><Style ss:ID="a"><NumberFormat ss:Format="Standard"/></Style>
      <Style ss:ID="b"><Borders><Border/></Borders><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>
      <Worksheet ss:Name="表一"><Table><Row ss:Index="2"><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">项目</Data></Cell>
      <Cell ss:StyleID="a"><Data ss:Type="Number">1234.5</Data></Cell></Row>
      <Row ss:Index="4"><Cell ss:Index="2" ss:StyleID="b"><Data ss:Type="DateTime">2024-12-31T00:00:00.000</Data></Cell>
      <Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
      <x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>
      """
    #expect(
      Outline.lines(try DocumentReader.read(Array(text.utf8))) == [
        "# 1 表一", "T 3x3", "  0,0 2x2 项目", "  0,2 1x1 1,234.50", "  2,1 1x1 2024-12-31", "  2,2 1x1 TRUE",
        "! hiddenSheet(\"表一\")",
      ]
    )
  }

  @Test("Any damage is survived")
  func fuzz() {
    let page =
      "<html><body><table><tr><td rowspan=3 colspan='2'>a<td><table><tr><td>b</table></table><p style=\"x\">&amp;&#9;c<br></p>"
    for text in [page, WebTests.archive] {
      OfficeFixtures.damage(Array(text.utf8), rounds: 60, seed: 5) { _ = try? DocumentReader.read($0) }
    }
    let deep = String(repeating: "<table><tr><td>", count: 2000) + "x"
    #expect(throws: Never.self) { try DocumentReader.read(Array(("<html>" + deep).utf8)) }
    let wide = String(repeating: "<tr><td rowspan=99999 colspan=99999>1", count: 200)
    #expect(throws: Never.self) { try DocumentReader.read(Array(("<table>" + wide).utf8)) }
  }
}
