import OfficeDocuments

/// The parts that every office file has (ECMA-376 part 2, Open Packaging Conventions): which part is of what type, and which
/// leads to which.
enum PackageParts {
  static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packages = "http://schemas.openxmlformats.org/package/2006"

  /// `[Content_Types].xml`.
  /// - Parameter parts: each with its type.
  static func contentTypes(_ parts: [(name: String, type: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Types", ["xmlns": packages + "/content-types"])
    let relations = "application/vnd.openxmlformats-package.relationships+xml"
    xml.element("Default", ["Extension": "rels", "ContentType": relations])
    xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
    for part in parts { xml.element("Override", ["PartName": part.name, "ContentType": part.type]) }
    return xml.finish()
  }

  /// A `.rels` part.
  static func relations(_ list: [(id: String, type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("Relationships", ["xmlns": packages + "/relationships"])
    for relation in list {
      xml.element("Relationship", ["Id": relation.id, "Type": relation.type, "Target": relation.target])
    }
    return xml.finish()
  }
}
