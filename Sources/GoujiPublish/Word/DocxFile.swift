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
  static let oddFooter = "rId4"
  static let evenFooter = "rId5"

  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  private static func contentTypes() -> [UInt8] {
    let parts = [
      ("document", "document.main"), ("settings", "settings"), ("styles", "styles"), ("fontTable", "fontTable"),
      ("footer1", "footer"), ("footer2", "footer"),
    ].map { part, type in (name: "/word/\(part).xml", type: "\(word)\(type)+xml") }
    let core = "application/vnd.openxmlformats-package.core-properties+xml"
    return PackageParts.contentTypes(parts + [(name: "/docProps/core.xml", type: core)])
  }

  private static func packageRelations() -> [UInt8] {
    PackageParts.relations([
      ("rId1", PackageParts.references + "/officeDocument", "word/document.xml"),
      ("rId2", PackageParts.packages + "/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  private static func documentRelations() -> [UInt8] {
    PackageParts.relations([
      ("rId1", PackageParts.references + "/styles", "styles.xml"),
      ("rId2", PackageParts.references + "/settings", "settings.xml"),
      ("rId3", PackageParts.references + "/fontTable", "fontTable.xml"),
      (oddFooter, PackageParts.references + "/footer", "footer1.xml"),
      (evenFooter, PackageParts.references + "/footer", "footer2.xml"),
    ])
  }

  private static func properties(_ document: PublishedDocument) -> [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "cp:coreProperties",
      ["xmlns:cp": PackageParts.packages + "/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/"]
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
