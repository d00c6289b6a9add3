/// The formats of cells (`styles.xml`), by the index that a cell gives.
struct SheetStyles {
  private(set) var formats: [NumberFormat] = []
  private var ruled: [Bool] = []

  init() {}

  init(_ bytes: [UInt8]) throws(XMLError) {
    var codes: [Int: String] = [:]
    var borders: [Bool] = []
    var cellFormats: [(number: Int, border: Int)] = []
    var reader = XMLReader(bytes)
    var list = ""
    while let event = try reader.next() {
      guard event == .start, reader.namespace == .spreadsheet else { continue }
      switch reader.name {
      case "numFmt":
        // Formats of differences (`dxf`) have the same numbers with other codes.
        guard list == "numFmts", let number = reader.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
        codes[number] = reader.attribute("formatCode")
      case "border" where list == "borders": borders.append(try SheetStyles.hasLine(&reader))
      case "xf" where list == "cellXfs":
        cellFormats.append(
          (
            reader.attribute("numFmtId").flatMap { Int($0) } ?? 0,
            reader.attribute("borderId").flatMap { Int($0) } ?? 0
          )
        )
      case "numFmts", "borders", "cellXfs", "cellStyleXfs", "dxfs", "fonts", "fills", "cellStyles": list = reader.name
      default: continue
      }
    }
    var parsed: [Int: NumberFormat] = [:]
    for format in cellFormats {
      let known = parsed[format.number] ?? NumberFormat(codes[format.number] ?? BuiltInFormats.code(format.number))
      parsed[format.number] = known
      formats.append(known)
      ruled.append(borders.indices.contains(format.border) && borders[format.border])
    }
  }

  private static func hasLine(_ reader: inout XMLReader) throws(XMLError) -> Bool {
    var found = false
    try reader.forEachChild { (reader) throws(XMLError) in
      if let style = reader.attribute("style"), style != "none" { found = true }
    }
    return found
  }

  func format(_ index: Int) -> NumberFormat { formats.indices.contains(index) ? formats[index] : .general }

  func isRuled(_ index: Int) -> Bool { ruled.indices.contains(index) && ruled[index] }
}
