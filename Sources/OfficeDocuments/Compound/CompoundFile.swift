/// A compound file, the container of Office 97 to 2003 ([MS-CFB]): streams of sectors, found by name.
struct CompoundFile {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private let bytes: [UInt8]
  private let sectorSize: Int
  /// For each sector the one that follows it.
  private var next: [Int] = []
  private var smallNext: [Int] = []
  /// The stream that holds the sectors of small streams.
  private var smallStream: [UInt8] = []
  private var smallLimit = 4096
  private var streams: [String: Stream] = [:]

  private struct Stream {
    var start: Int
    var size: Int
  }

  private static let smallSectorSize = 64
  /// Marks from here on are no sectors: ends of chains, free sectors, tables.
  private static let firstMark = 0xFFFF_FFFA

  /// Nil where the bytes are no compound file, or its tables cannot be followed.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: CompoundFile.signature), let shift = bytes.uint16(at: 30), shift == 9 || shift == 12,
      let directory = bytes.uint32(at: 48), let limit = bytes.uint32(at: 56), let smallTable = bytes.uint32(at: 60)
    else { return nil }
    self.bytes = bytes
    sectorSize = 1 << shift
    smallLimit = limit
    readTable()
    let entries = chain(from: directory, most: .max)
    guard entries.count >= 128 else { return nil }
    readDirectory(entries)
    let small = chain(from: smallTable, most: .max)
    smallNext = stride(from: 0, to: small.count - 3, by: 4).compactMap { small.uint32(at: $0) }
  }

  private var sectorCount: Int { bytes.count / sectorSize }

  /// The bytes of a sector; the last one of a file may be short.
  private func sector(_ number: Int) -> ArraySlice<UInt8>? {
    guard number >= 0, number < sectorCount else { return nil }
    let start = (number + 1) * sectorSize
    guard start < bytes.count else { return nil }
    return bytes[start..<min(start + sectorSize, bytes.count)]
  }

  /// Puts the allocation table together: 109 of its sectors stand in the header, the others in a chain of lists.
  private mutating func readTable() {
    var places: [Int] = stride(from: 76, to: 512, by: 4).compactMap { bytes.uint32(at: $0) }
    var list = bytes.uint32(at: 68) ?? CompoundFile.firstMark
    var seen = 0
    while list < CompoundFile.firstMark, seen < sectorCount, let sector = sector(list) {
      let own = Array(sector)
      places += stride(from: 0, to: sectorSize - 4, by: 4).compactMap { own.uint32(at: $0) }
      list = own.uint32(at: sectorSize - 4) ?? CompoundFile.firstMark
      seen += 1
    }
    for place in places where place < CompoundFile.firstMark && next.count < sectorCount {
      guard let sector = sector(place) else { continue }
      let own = Array(sector)
      next += stride(from: 0, to: own.count - 3, by: 4).compactMap { own.uint32(at: $0) }
    }
  }

  /// The bytes of a chain, at most `most`; a circle ends when all sectors have been seen.
  private func chain(from start: Int, most: Int) -> [UInt8] {
    var result: [UInt8] = []
    var number = start
    var seen = 0
    while result.count < most, seen < sectorCount, let sector = sector(number) {
      result += sector
      guard number < next.count else { break }
      number = next[number]
      seen += 1
    }
    if result.count > most { result.removeSubrange(most...) }
    return result
  }

  private mutating func readDirectory(_ entries: [UInt8]) {
    for start in stride(from: 0, to: entries.count - 127, by: 128) {
      guard let length = entries.uint16(at: start + 64), (2...64).contains(length),
        let first = entries.uint32(at: start + 116), let size = entries.uint32(at: start + 120)
      else { continue }
      let name = TextDecoder.repaired(entries[start..<(start + length - 2)], as: .utf16LittleEndian).lowercased()
      switch entries[start + 66] {
      case 5: smallStream = chain(from: first, most: size)
      case 2 where streams[name] == nil: streams[name] = Stream(start: first, size: size)
      default: continue
      }
    }
  }

  func contains(_ name: String) -> Bool { streams[name.lowercased()] != nil }

  /// What the stream holds; nil where there is none of that name.
  func stream(_ name: String) -> [UInt8]? {
    guard let stream = streams[name.lowercased()] else { return nil }
    guard stream.size < smallLimit else { return chain(from: stream.start, most: stream.size) }
    var result: [UInt8] = []
    var number = stream.start
    while result.count < stream.size, number < smallNext.count {
      let start = number * CompoundFile.smallSectorSize
      guard start < smallStream.count else { break }
      result += smallStream[start..<min(start + CompoundFile.smallSectorSize, smallStream.count)]
      number = smallNext[number]
    }
    return Array(result.prefix(stream.size))
  }
}
