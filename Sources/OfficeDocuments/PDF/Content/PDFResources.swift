/// The resources of a page or form by name, each loaded once.
final class PDFResources {
  private let file: PDFFile
  private let dictionary: PDFDictionary
  /// Fonts of the whole file by object number, so that pages share them.
  private let shared: SharedResources
  private var fonts: [String: PDFFont?] = [:]
  private var categories: [String: PDFDictionary] = [:]

  init(_ object: PDFObject, of file: PDFFile, shared: SharedResources) throws(DocumentError) {
    self.file = file
    self.shared = shared
    dictionary = try file.resolve(object).dictionary ?? PDFDictionary()
  }

  func font(_ name: String) throws(DocumentError) -> PDFFont? {
    if let known = fonts[name] { return known }
    let object = try entry("Font", name)
    let font = try shared.font(object, of: file)
    fonts[name] = font
    return font
  }

  func graphicsState(_ name: String) throws(DocumentError) -> PDFDictionary? {
    try file.resolve(entry("ExtGState", name)).dictionary
  }

  func colorSpace(_ name: String) throws(DocumentError) -> PDFObject {
    try file.resolve(entry("ColorSpace", name))
  }

  func properties(_ name: String) throws(DocumentError) -> PDFDictionary? {
    try file.resolve(entry("Properties", name)).dictionary
  }

  func paintedObject(_ name: String) throws(DocumentError) -> PDFStream? {
    try file.resolve(entry("XObject", name)).stream
  }

  private func entry(_ category: String, _ name: String) throws(DocumentError) -> PDFObject {
    if let known = categories[category] { return known[name] }
    let found = try file.resolve(dictionary[category]).dictionary ?? PDFDictionary()
    categories[category] = found
    return found[name]
  }
}

/// What pages share: fonts, and the content of small forms, which may be painted on every page.
final class SharedResources {
  private var fonts: [Int: PDFFont?] = [:]
  private var forms: [Int: [UInt8]] = [:]
  private var formBytes = 0

  func font(_ object: PDFObject, of file: PDFFile) throws(DocumentError) -> PDFFont? {
    guard let number = object.reference else { return try file.font(object) }
    if let known = fonts[number] { return known }
    let font = try file.font(object)
    fonts[number] = font
    return font
  }

  func content(of form: PDFStream, in file: PDFFile) throws(DocumentError) -> [UInt8] {
    if let known = forms[form.object] { return known }
    let bytes = try file.decode(form).bytes
    if formBytes + bytes.count <= 4 << 20 {
      formBytes += bytes.count
      forms[form.object] = bytes
    }
    return bytes
  }
}
