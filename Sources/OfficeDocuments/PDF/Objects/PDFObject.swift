/// A PDF object (ISO 32000-1, section 7.3).
enum PDFObject {
  case null
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  case string([UInt8])
  /// Each byte of the name as one scalar of Latin-1, so that names in GBK stay apart.
  case name(String)
  case array([PDFObject])
  case dictionary(PDFDictionary)
  case stream(PDFStream)
  /// The number of an indirect object. The generation is not kept: a table holds one object a number.
  case reference(Int)
}

extension PDFObject {
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// A whole number; a real one is cut, as viewers do.
  var integer: Int? {
    switch self {
    case .integer(let value): value
    case .real(let value): Int(exactly: value.rounded(.towardZero))
    default: nil
    }
  }

  var name: String? {
    if case .name(let value) = self { value } else { nil }
  }

  var string: [UInt8]? {
    if case .string(let value) = self { value } else { nil }
  }

  var array: [PDFObject]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// Also the dictionary of a stream.
  var dictionary: PDFDictionary? {
    switch self {
    case .dictionary(let value): value
    case .stream(let value): value.dictionary
    default: nil
    }
  }

  var stream: PDFStream? {
    if case .stream(let value) = self { value } else { nil }
  }

  var reference: Int? {
    if case .reference(let value) = self { value } else { nil }
  }

  var isNull: Bool {
    if case .null = self { true } else { false }
  }
}
