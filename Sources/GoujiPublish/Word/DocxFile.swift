import GoujiCatalog
import OfficeDocuments

/// A document as a Word file (ISO/IEC 29500-1, transitional): styles, sections, a field of contents, tables with heads that
/// repeat. The same document gives the same bytes.
enum DocxFile {
  static func bytes(_ document: PublishedDocument, _ words: PublishingBook) -> [UInt8] {
    var archive = ZipWriter()
    archive.add("[Content_Types].xml", contentTypes())
    archive.add("_rels/.rels", packageRelations())
    archive.add("docProps/core.xml", properties(document))
    archive.add("word/_rels/document.xml.rels", documentRelations())
    archive.add("word/settings.xml", settings())
    archive.add("word/styles.xml", DocxStyles.part(words))
    archive.add("word/fontTable.xml", DocxStyles.fonts(words))
    archive.add("word/footer1.xml", footer(isEven: false))
    archive.add("word/footer2.xml", footer(isEven: true))
    archive.add("word/document.xml", DocxBody.part(document))
    return archive.finish()
  }

  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let oddFooter = "rId4"
  static let evenFooter = "rId5"

  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  private static func contentTypes() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Types", ["xmlns": packages + "/content-types"])
    let relations = "application/vnd.openxmlformats-package.relationships+xml"
    xml.element("Default", ["Extension": "rels", "ContentType": relations])
    xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
    for (part, type) in [
      ("document", "document.main"), ("settings", "settings"), ("styles", "styles"), ("fontTable", "fontTable"),
      ("footer1", "footer"), ("footer2", "footer"),
    ] {
      xml.element("Override", ["PartName": "/word/\(part).xml", "ContentType": "\(word)\(type)+xml"])
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml"
    xml.element("Override", ["PartName": "/docProps/core.xml", "ContentType": core])
    return xml.finish()
  }

  private static func packageRelations() -> [UInt8] {
    relations([
      ("rId1", references + "/officeDocument", "word/document.xml"),
      ("rId2", packages + "/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  private static func documentRelations() -> [UInt8] {
    relations([
      ("rId1", references + "/styles", "styles.xml"), ("rId2", references + "/settings", "settings.xml"),
      ("rId3", references + "/fontTable", "fontTable.xml"), (oddFooter, references + "/footer", "footer1.xml"),
      (evenFooter, references + "/footer", "footer2.xml"),
    ])
  }

  private static func relations(_ list: [(id: String, type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Relationships", ["xmlns": packages + "/relationships"])
    for relation in list {
      xml.element("Relationship", ["Id": relation.id, "Type": relation.type, "Target": relation.target])
    }
    return xml.finish()
  }

  private static func properties(_ document: PublishedDocument) -> [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "cp:coreProperties",
      ["xmlns:cp": packages + "/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/"]
    )
    xml.element("dc:title") { $0.text(document.title.joined()) }
    xml.element("dc:creator") { $0.text(document.department ?? "") }
    xml.element("dc:language") { $0.text("zh-CN") }
    return xml.finish()
  }

  /// Pages of contents are counted when the file is opened; numbers of pages stand on the outer side.
  private static func settings() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:settings", ["xmlns:w": namespace])
    xml.element("w:evenAndOddHeaders")
    xml.element("w:characterSpacingControl", ["w:val": "compressPunctuation"])
    xml.element("w:updateFields", ["w:val": "true"])
    xml.element("w:compat") { xml in
      xml.element(
        "w:compatSetting",
        ["w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"]
      )
    }
    xml.element("w:themeFontLang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
    return xml.finish()
  }

  /// `— 1 —` on the right of odd pages and the left of even ones (GB/T 9704—2012, 7.5).
  private static func footer(isEven: Bool) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:ftr", ["xmlns:w": namespace])
    xml.element("w:p") { xml in
      xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": isEven ? DocxStyles.evenFooter : DocxStyles.footer]) }
      DocxRuns.text("— ", &xml)
      DocxRuns.field("PAGE", shown: "1", &xml)
      DocxRuns.text(" —", &xml)
    }
    return xml.finish()
  }
}
