extension ContentReader {
  func setColor(_ code: ContentOperator, _ scanner: ContentScanner) throws(DocumentError) {
    let components = scanner.operands.compactMap { operand -> Double? in
      if case .number(let value) = operand { value } else { nil }
    }
    switch code {
    case .strokeGray: state.stroke.set(.gray, components)
    case .fillGray: state.fill.set(.gray, components)
    case .strokeRGB: state.stroke.set(.rgb, components)
    case .fillRGB: state.fill.set(.rgb, components)
    case .strokeCMYK: state.stroke.set(.cmyk, components)
    case .fillCMYK: state.fill.set(.cmyk, components)
    case .strokeSpace: state.stroke.begin(try colorSpace(scanner.lastName))
    case .fillSpace: state.fill.begin(try colorSpace(scanner.lastName))
    case .strokeColor, .strokeColorAny: state.stroke.set(state.stroke.space, components)
    case .fillColor, .fillColorAny: state.fill.set(state.fill.space, components)
    default: return
    }
  }

  private func colorSpace(_ name: String?) throws(DocumentError) -> PaintColor.Space {
    guard let name else { return .other }
    if let device = ContentReader.deviceSpace(name) { return device }
    let object = try resources.colorSpace(name)
    if let name = object.name { return ContentReader.deviceSpace(name) ?? .other }
    guard let array = object.array, let family = try file.resolve(array.first ?? .null).name else { return .other }
    switch family {
    case "ICCBased":
      guard array.count > 1, let profile = try file.resolve(array[1]).dictionary else { return .other }
      switch try file.resolve(profile["N"]).integer {
      case 1: return .gray
      case 3: return .rgb
      case 4: return .cmyk
      default: return .other
      }
    case "Separation", "DeviceN": return .ink
    default: return ContentReader.deviceSpace(family) ?? .other
    }
  }

  private static func deviceSpace(_ name: String) -> PaintColor.Space? {
    switch name {
    case "DeviceGray", "CalGray", "G": .gray
    case "DeviceRGB", "CalRGB", "RGB": .rgb
    case "DeviceCMYK", "CMYK": .cmyk
    default: nil
    }
  }
}

extension PaintColor {
  /// Choosing a space chooses its first colour, which is black or full ink.
  mutating func begin(_ space: Space) {
    self.space = space
    isWhite = false
  }
}
