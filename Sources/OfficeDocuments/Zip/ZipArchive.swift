/// A ZIP archive in memory (PKWARE APPNOTE 6.3). Reads stored and deflated files.
package struct ZipArchive: Sendable {
  private let bytes: [UInt8]
  package let entries: [ZipEntry]
  /// The directory was missing or wrong; the files were found by their own headers.
  package let isRepaired: Bool
  /// Index in `entries` by name in ASCII lower case: part names differ in case between writers. The last of a name counts.
  private let places: [String: Int]

  /// More files than any document has.
  private static let mostEntries = 20_000

  package init(_ bytes: [UInt8]) throws(ZipError) {
    let entries: [ZipEntry]
    if let listed = ZipDirectory.entries(bytes, most: ZipArchive.mostEntries) {
      (entries, isRepaired) = (listed, false)
    } else {
      (entries, isRepaired) = (ZipScan.entries(bytes, most: ZipArchive.mostEntries), true)
    }
    guard !entries.isEmpty else { throw .notArchive }
    guard entries.count < ZipArchive.mostEntries else { throw .tooLarge }
    self.bytes = bytes
    self.entries = entries
    places = Dictionary(entries.enumerated().map { ($1.name.lowercased(), $0) }) { $1 }
  }

  /// The file of that name, whatever the case of its letters.
  package func entry(_ name: String) -> ZipEntry? {
    places[name.lowercased()].map { entries[$0] }
  }

  /// What the file holds. Sizes that lie do no harm: the packed data ends itself, and the check value tells whether it
  /// is right.
  package func contents(of entry: ZipEntry, limit: Int) throws(ZipError) -> [UInt8] {
    if entry.isEncrypted { throw .encrypted }
    guard let header = ZipHeader(bytes, at: entry.headerOffset) else { throw .damaged }
    let rest = bytes[header.dataOffset...]
    switch entry.method {
    case 0:
      guard entry.packedSize <= rest.count else { throw .damaged }
      guard entry.packedSize <= limit else { throw .tooLarge }
      let data = rest.prefix(entry.packedSize)
      guard CRC32.checksum(data) == entry.checksum else { throw .damaged }
      return Array(data)
    case 8:
      let result = Inflate.decode(rest, limit: limit)
      if result.problem == .limit { throw .tooLarge }
      guard result.problem == nil, CRC32.checksum(result.bytes[...]) == entry.checksum else { throw .damaged }
      return result.bytes
    default: throw .method(entry.method)
    }
  }
}
