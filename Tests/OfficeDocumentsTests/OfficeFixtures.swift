import Foundation
import OfficeDocuments
import TestSupport
import Testing

/// The small files of office programs that the tests read, and what other readers say of them.
enum OfficeFixtures {
  /// `Tests/Fixtures/Office/NAME`
  static func url(_ name: String) -> URL { Fixtures.root.appendingPathComponent("Tests/Fixtures/Office/\(name)") }

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

  /// The names in a folder, without their extension, of the files that have it.
  static func names(_ folder: String, extension suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url(folder).path)
      .filter { $0.hasSuffix("." + suffix) }.map { String($0.dropLast(suffix.count + 1)) }.sorted()
  }

  /// Every file of the folder is read as the `.txt` beside it says, no line more or less.
  static func expectOutlines(_ folder: String, extension suffix: String) throws {
    let names = try names(folder, extension: suffix)
    #expect(!names.isEmpty)
    for name in names {
      let expected = try String(contentsOf: url("\(folder)/\(name).txt"), encoding: .utf8)
      let read: [String]
      do throws(DocumentError) {
        read = Outline.lines(try DocumentReader.read(bytesOrNone("\(folder)/\(name).\(suffix)")))
      } catch {
        read = ["\(error)"]
      }
      #expect(read == expected.split(separator: "\n").map(String.init), "\(folder)/\(name)")
    }
  }

  private static func bytesOrNone(_ name: String) -> [UInt8] { (try? bytes(name)) ?? [] }

  /// Reads damaged copies of a file; whatever comes of it is right, as long as it comes.
  static func damage(_ bytes: [UInt8], rounds: Int, seed: UInt64, read: ([UInt8]) -> Void) {
    guard !bytes.isEmpty else { return }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<rounds {
      var damaged = bytes
      for _ in 0..<random.number(1..<8) {
        let place = random.number(0..<damaged.count)
        switch random.number(0..<4) {
        case 0: damaged[place] ^= 1 << UInt8(random.number(0..<8))
        case 1: damaged[place] = random.pick([0, 0xFF, 0x7F, 0x80, 0x3C, 0x3E])
        case 2: damaged.removeSubrange(place..<min(place + random.number(0..<20), damaged.count - 1))
        default:
          damaged.insert(contentsOf: damaged[place..<min(place + random.number(0..<20), damaged.count)], at: place)
        }
      }
      if random.once(in: 8) { damaged = Array(damaged.prefix(random.number(0..<damaged.count))) }
      read(damaged)
    }
  }

  /// Damages each part of an archive in turn and packs it anew, so that the damage passes the check values.
  static func damageParts(_ bytes: [UInt8], rounds: Int, seed: UInt64, read: ([UInt8]) -> Void) throws {
    let archive = try ZipArchive(bytes)
    var parts: [(name: String, contents: [UInt8])] = []
    for entry in archive.entries { parts.append((entry.name, try archive.contents(of: entry, limit: 1 << 24))) }
    for (index, part) in parts.enumerated() {
      damage(part.contents, rounds: rounds, seed: seed &+ UInt64(index)) { damaged in
        var writer = ZipWriter()
        for (other, part) in parts.enumerated() { writer.add(part.name, other == index ? damaged : part.contents) }
        read(writer.finish())
      }
    }
  }
}
