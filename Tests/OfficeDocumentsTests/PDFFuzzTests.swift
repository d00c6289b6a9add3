import OfficeDocuments
import TestSupport
import Testing

/// Damaged files: whatever they say, reading ends with a document or an error.
@Suite("Damaged PDF files")
struct PDFFuzzTests {
  @Test(
    "Flipped bits, lost and doubled pieces, other numbers, broken off",
    arguments: ["song", "linearized", "object-streams", "aes-128", "aes-256", "typst", "weasyprint"]
  )
  func damaged(name: String) throws {
    let bytes = try OfficeFixtures.bytes("PDF/\(name).pdf")
    var generator = SeededGenerator(seed: 14)
    var read = 0
    for _ in 0..<6 {
      let damaged = PDFDamage.apply(to: bytes, &generator)
      do {
        let document = try PDFReader.read(damaged)
        #expect(!document.pages.isEmpty)
        for run in document.pages.flatMap(\.runs) {
          #expect(run.edges.count == run.text.unicodeScalars.count + 1)
          #expect(!run.edges.contains { !$0.isFinite })
        }
        read += 1
      } catch {
        #expect(error != .unknownFormat)
      }
    }
    // Most damage leaves most of a file readable.
    #expect(read > 0)
  }

  @Test("Every beginning of a file")
  func truncated() throws {
    let bytes = try OfficeFixtures.bytes("PDF/object-streams.pdf")
    for count in stride(from: 0, to: bytes.count - 600, by: 97) {
      #expect(throws: DocumentError.self) { try PDFReader.read(Array(bytes.prefix(count))) }
    }
  }
}

/// Ways in which files get damaged, and in which they are made to do harm.
enum PDFDamage {
  static func apply(to bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var result = bytes
    for _ in 0..<generator.number(1..<6) where !result.isEmpty {
      let place = generator.number(0..<result.count)
      let length = min(generator.number(1..<64), result.count - place)
      switch generator.number(0..<9) {
      case 0: result[place] ^= 1 << UInt8(generator.number(0..<8))
      case 1: result[place] = UInt8(generator.number(0..<256))
      case 2: result.removeSubrange(place..<(place + length))
      case 3: result.insert(contentsOf: result[place..<(place + length)], at: generator.number(0..<result.count))
      case 4: if generator.once(in: 4) { result.removeSubrange(place...) }
      case 5: result.insert(contentsOf: Array(generator.pick(tokens).utf8), at: place)
      default:
        // Numbers steer a reader: offsets, lengths, references.
        if let digit = (place..<result.count).first(where: { (48...57).contains(result[$0]) }) {
          result[digit] = UInt8(generator.number(48..<58))
        }
      }
    }
    return result
  }

  private static let tokens = [
    "<<", ">>", "[", "]", "(", "endobj", "stream\n", "endstream", " 1 0 R ", " -1 ", " 99999999999 ", "/Kids",
    "/Length 0",
    "/Parent 2 0 R", "q q q ", "Q ", " Do ", "1e9", "0.00000001", " cm ", " Tf ", "null", "trailer", "xref", "\0", "%",
  ]
}
