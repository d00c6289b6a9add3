import GoujiCatalog
import OfficeDocuments

/// The forms of a document as a workbook (ISO/IEC 29500-1, SpreadsheetML): a sheet each, figures as numbers that are shown
/// as they were written. The same document gives the same bytes.
enum XlsxFile {
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// Nil for a document without tables: a workbook has one sheet at least.
  static func bytes(_ document: PublishedDocument, _ words: PublishingBook) -> [UInt8]? {
    let forms = document.blocks.compactMap { if case .form(let form) = $0 { form } else { nil } }
    guard !forms.isEmpty else { return nil }
    let names = SheetNames.names(forms)
    var styles = XlsxStyles()
    let sheets = forms.map { XlsxSheet.part($0, &styles) }
    var archive = ZipWriter()
    archive.add("[Content_Types].xml", contentTypes(sheets.count))
    archive.add(
      "_rels/.rels",
      PackageParts.relations([("rId1", PackageParts.references + "/officeDocument", "xl/workbook.xml")])
    )
    archive.add("xl/workbook.xml", workbook(forms, names))
    archive.add("xl/_rels/workbook.xml.rels", workbookRelations(sheets.count))
    archive.add("xl/styles.xml", styles.part(words))
    for (index, sheet) in sheets.enumerated() { archive.add("xl/worksheets/sheet\(index + 1).xml", sheet) }
    return archive.finish()
  }

  private static func contentTypes(_ sheets: Int) -> [UInt8] {
    func part(_ name: String, _ kind: String) -> (name: String, type: String) {
      ("/xl/\(name).xml", "\(type)\(kind)+xml")
    }
    return PackageParts.contentTypes(
      [part("workbook", "sheet.main"), part("styles", "styles")]
        + (0..<sheets).map { part("worksheets/sheet\($0 + 1)", "worksheet") }
    )
  }

  private static func workbookRelations(_ sheets: Int) -> [UInt8] {
    let list = (0..<sheets).map {
      ("rId\($0 + 1)", PackageParts.references + "/worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    return PackageParts.relations(list + [("rId\(sheets + 1)", PackageParts.references + "/styles", "styles.xml")])
  }

  private static func workbook(_ forms: [PublishedForm], _ names: [String]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("workbook", ["xmlns": namespace, "xmlns:r": PackageParts.references])
    xml.element("sheets") { xml in
      for (index, name) in names.enumerated() {
        xml.element("sheet", ["name": name, "sheetId": String(index + 1), "r:id": "rId\(index + 1)"])
      }
    }
    // The heads of forms stand on every page.
    let titles = forms.indices.filter { forms[$0].table.headRowCount > 0 }
    if !titles.isEmpty {
      xml.element("definedNames") { xml in
        for index in titles {
          let rows = XlsxSheet.headRows(forms[index])
          let name = names[index].split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
          xml.element("definedName", ["name": "_xlnm.Print_Titles", "localSheetId": String(index)]) {
            $0.text("'\(name)'!$\(rows.lowerBound):$\(rows.upperBound - 1)")
          }
        }
      }
    }
    return xml.finish()
  }
}
