import GoujiCatalog
import OfficeDocuments

/// The formats that the cells of a workbook need, each once.
struct XlsxStyles {
  enum Alignment: String {
    case left, center, right
  }

  struct Format: Hashable {
    /// Code of the number format; nil for general.
    var code: String?
    var alignment: Alignment
    var isFramed = true
    var isBold = false
    var isTitle = false
  }

  private var formats: [Format] = [Format(code: nil, alignment: .left, isFramed: false)]
  private var indices: [Format: Int] = [:]

  /// The index of a format for cells to name.
  mutating func index(_ format: Format) -> Int {
    if let index = indices[format] { return index }
    indices[format] = formats.count
    formats.append(format)
    return formats.count - 1
  }

  /// How a number is shown as it was written.
  static func code(_ number: PublishedNumber) -> String {
    let whole = number.isGrouped ? "#,##0" : "0"
    let fraction = number.decimals > 0 ? "." + String(repeating: "0", count: number.decimals) : ""
    return whole + fraction + (number.isPercent ? "%" : "")
  }

  func part(_ words: PublishingBook) -> [UInt8] {
    let codes = Array(Set(formats.compactMap(\.code))).sorted()
    // The first numbers belong to formats that programs have themselves.
    let firstOwn = 164
    var xml = XMLWriter()
    xml.start("styleSheet", ["xmlns": XlsxFile.namespace])
    if !codes.isEmpty {
      xml.element("numFmts", ["count": String(codes.count)]) { xml in
        for (index, code) in codes.enumerated() {
          xml.element("numFmt", ["numFmtId": String(firstOwn + index), "formatCode": code])
        }
      }
    }
    xml.element("fonts", ["count": "3"]) { xml in
      for (size, isBold) in [("11", false), ("11", true), ("16", true)] {
        xml.element("font") { xml in
          if isBold { xml.element("b") }
          xml.element("sz", ["val": size])
          xml.element("name", ["val": words.fonts(for: .table).first ?? ""])
          xml.element("charset", ["val": "134"])
        }
      }
    }
    xml.element("fills", ["count": "2"]) { xml in
      for pattern in ["none", "gray125"] { xml.element("fill") { $0.element("patternFill", ["patternType": pattern]) } }
    }
    xml.element("borders", ["count": "2"]) { xml in
      xml.element("border") { xml in for side in Self.sides { xml.element(side) } }
      xml.element("border") { xml in
        for side in Self.sides where side != "diagonal" { xml.element(side, ["style": "thin"]) }
        xml.element("diagonal")
      }
    }
    xml.element("cellStyleXfs", ["count": "1"]) {
      $0.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
    }
    xml.element("cellXfs", ["count": String(formats.count)]) { xml in
      for format in formats {
        let number = format.code.flatMap(codes.firstIndex).map { firstOwn + $0 } ?? 0
        xml.element(
          "xf",
          [
            "numFmtId": String(number), "fontId": format.isTitle ? "2" : format.isBold ? "1" : "0", "fillId": "0",
            "borderId": format.isFramed ? "1" : "0", "xfId": "0", "applyNumberFormat": "1", "applyFont": "1",
            "applyBorder": "1", "applyAlignment": "1",
          ]
        ) { xml in
          xml.element(
            "alignment",
            ["horizontal": format.alignment.rawValue, "vertical": "center", "wrapText": format.isFramed ? "1" : "0"]
          )
        }
      }
    }
    xml.element("cellStyles", ["count": "1"]) {
      $0.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
    }
    return xml.finish()
  }

  private static let sides = ["left", "right", "top", "bottom", "diagonal"]
}
