/// The namespaces that readers of office files tell apart; the strict variants of ISO/IEC 29500 are the same as the
/// transitional ones.
package enum XMLNamespace: Hashable, Sendable {
  case none
  case xml
  case wordprocessing
  case spreadsheet
  /// Attributes that point to another part (`r:id`).
  case relationshipReference
  /// The elements of a `.rels` part.
  case relationships
  case contentTypes
  case markupCompatibility
  case drawing
  case math
  /// Vector markup, in which old text boxes stand.
  case vml
  /// XML Spreadsheet 2003.
  case spreadsheet2003
  case other

  init(uri: String) {
    self = XMLNamespace.known[uri] ?? .other
  }

  private static let known: [String: XMLNamespace] = [
    "": .none,
    "http://www.w3.org/XML/1998/namespace": .xml,
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": .wordprocessing,
    "http://purl.oclc.org/ooxml/wordprocessingml/main": .wordprocessing,
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": .spreadsheet,
    "http://purl.oclc.org/ooxml/spreadsheetml/main": .spreadsheet,
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": .relationshipReference,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": .relationshipReference,
    "http://schemas.openxmlformats.org/package/2006/relationships": .relationships,
    "http://schemas.openxmlformats.org/package/2006/content-types": .contentTypes,
    "http://schemas.openxmlformats.org/markup-compatibility/2006": .markupCompatibility,
    "http://schemas.openxmlformats.org/drawingml/2006/main": .drawing,
    "http://purl.oclc.org/ooxml/drawingml/main": .drawing,
    "http://schemas.openxmlformats.org/officeDocument/2006/math": .math,
    "http://purl.oclc.org/ooxml/officeDocument/math": .math,
    "urn:schemas-microsoft-com:vml": .vml,
    "urn:schemas-microsoft-com:office:spreadsheet": .spreadsheet2003,
  ]
}
