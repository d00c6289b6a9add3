/// The parts of a .docx or .xlsx file (ISO/IEC 29500-2), and how they point to one another.
struct OfficePackage {
  /// No part of a real document comes near; a bomb is stopped there.
  static let longestPart = 1 << 26
  /// The same for all parts together.
  private static let longestSum = 1 << 27

  struct Relationship {
    /// The last word of the type, such as `styles` or `worksheet`: the same in strict and transitional files.
    var kind: String
    /// The name of the part.
    var target: String
  }

  private let archive: ZipArchive
  private let format: DocumentFormat
  private var room = OfficePackage.longestSum

  init(_ archive: ZipArchive, format: DocumentFormat) {
    self.archive = archive
    self.format = format
  }

  /// Nil where there is no such part.
  mutating func part(_ name: String) throws(DocumentError) -> [UInt8]? {
    guard let entry = archive.entry(name) else { return nil }
    do {
      let bytes = try archive.contents(of: entry, limit: min(OfficePackage.longestPart, room))
      room -= bytes.count
      return bytes
    } catch {
      switch error {
      case .encrypted: throw .encrypted(format)
      case .tooLarge: throw .tooLarge(format, limit: "\(OfficePackage.longestPart >> 20) MB")
      case .damaged, .method, .notArchive: throw .damaged(format, while: name)
      }
    }
  }

  /// What a part points to, by identifier; the package itself has the name "".
  mutating func relationships(of name: String) throws(DocumentError) -> [String: Relationship] {
    let slash = name.lastIndex(of: "/")
    let folder = slash.map { String(name[..<$0]) } ?? ""
    let file = slash.map { String(name[name.index(after: $0)...]) } ?? name
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
    guard let bytes = try part(path) else { return [:] }
    var result: [String: Relationship] = [:]
    try OfficePackage.reading(format, path) { () throws(XMLError) in
      var reader = XMLReader(bytes)
      while let event = try reader.next() {
        guard event == .start, reader.name == "Relationship", reader.attribute("TargetMode") != "External",
          let id = reader.attribute("Id"), let type = reader.attribute("Type"),
          let target = reader.attribute("Target")
        else { continue }
        let kind = type.split(separator: "/").last.map(String.init) ?? type
        result[id] = Relationship(kind: kind, target: OfficePackage.resolved(target, in: folder))
      }
    }
    return result
  }

  /// The part that the package begins with.
  mutating func mainPart() throws(DocumentError) -> String? {
    try relationships(of: "").values.first { $0.kind == "officeDocument" }?.target
  }

  /// Runs `body` and tells what was read where the text is not well-formed.
  static func reading(
    _ format: DocumentFormat,
    _ part: String,
    _ body: () throws(XMLError) -> Void
  ) throws(DocumentError) {
    do { try body() } catch {
      switch error.kind {
      case .depth: throw .tooLarge(format, limit: part)
      default: throw .damaged(format, while: part)
      }
    }
  }

  /// A target as a part's name: absolute, or from the folder of the part that points.
  private static func resolved(_ target: String, in folder: String) -> String {
    var parts: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
