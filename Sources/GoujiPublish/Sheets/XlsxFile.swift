import GoujiCatalog
import OfficeDocuments

/// The forms of a document as a workbook (ISO/IEC 29500-1, SpreadsheetML): a sheet each, figures as numbers that are shown
/// as they were written. The same document gives the same bytes.
enum XlsxFile {
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
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
      relations([("rId1", references + "/officeDocument", "xl/workbook.xml")])
    )
    archive.add("xl/workbook.xml", workbook(forms, names))
    archive.add("xl/_rels/workbook.xml.rels", workbookRelations(sheets.count))
    archive.add("xl/styles.xml", styles.part(words))
    for (index, sheet) in sheets.enumerated() { archive.add("xl/worksheets/sheet\(index + 1).xml", sheet) }
    return archive.finish()
  }

  private static func contentTypes(_ sheets: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Types", ["xmlns": packages + "/content-types"])
    let relations = "application/vnd.openxmlformats-package.relationships+xml"
    xml.element("Default", ["Extension": "rels", "ContentType": relations])
    xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
    func part(_ name: String, _ kind: String) {
      xml.element("Override", ["PartName": "/xl/\(name).xml", "ContentType": "\(type)\(kind)+xml"])
    }
    part("workbook", "sheet.main")
    part("styles", "styles")
    for index in 0..<sheets { part("worksheets/sheet\(index + 1)", "worksheet") }
    return xml.finish()
  }

  private static func workbookRelations(_ sheets: Int) -> [UInt8] {
    let list = (0..<sheets).map { ("rId\($0 + 1)", references + "/worksheet", "worksheets/sheet\($0 + 1).xml") }
    return relations(list + [("rId\(sheets + 1)", references + "/styles", "styles.xml")])
  }

  private static func relations(_ list: [(id: String, type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Relationships", ["xmlns": packages + "/relationships"])
    for relation in list {
      xml.element("Relationship", ["Id": relation.id, "Type": relation.type, "Target": relation.target])
    }
    return xml.finish()
  }

  private static func workbook(_ forms: [PublishedForm], _ names: [String]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("workbook", ["xmlns": namespace, "xmlns:r": references])
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
