import GoujiSyntax

/// The level of government that a department belongs to, as far as its name tells.
package enum AdministrativeLevel: UInt8, Sendable, CaseIterable {
  case province
  /// A prefecture, or a city of which the name does not say whether it is one.
  case city
  case county

  package var name: String {
    switch self {
    case .province: "省"
    case .city: "市"
    case .county: "县"
    }
  }

  /// Reads the place at the start of a name (`景德镇市珠山区医疗保障局` is a county's); nil where there is none.
  package init?(departmentName name: String) {
    self.init(departmentName: name.folded)
  }

  package init?(departmentName name: [UInt16]) {
    guard let level = Self.places(in: name).level else { return nil }
    self = level
  }

  /// How many characters the places at the start of a department's name take: 7 of `景德镇市珠山区医疗保障局`.
  package static func placeLength(in name: [UInt16]) -> Int { places(in: name).length }

  private static func places(in name: [UInt16]) -> (level: AdministrativeLevel?, length: Int) {
    var level: AdministrativeLevel?
    var rest = name[...]
    if let city = Places.standard.municipalities.first(where: { rest.starts(with: $0) }) {
      level = .province
      rest = rest.dropFirst(city.count)
    }
    while let (next, length) = Places.standard.place(at: rest), (level?.rawValue).map({ $0 < next.rawValue }) ?? true {
      level = next
      rest = rest.dropFirst(length)
    }
    return (level, name.count - rest.count)
  }
}

/// The words by which places are told from other words, from `places.txt`.
struct Places: Sendable {
  static let standard = Places(EmbeddedData.bytes("shared/places.txt"))

  private(set) var municipalities: [[UInt16]] = []
  private var others: [[UInt16]] = []
  private(set) var problems: [CatalogProblem] = []

  init(_ bytes: [UInt8]) {
    for line in DataLine.all(in: bytes) {
      let (head, rest) = line.headAndRest
      switch head {
      case "直辖市": municipalities += words(rest).map(\.folded)
      case "非地名": others += words(rest).map(\.folded)
      default: problems.append(CatalogProblem(line: line.number - 1, message: "应为“直辖市”或“非地名”"))
      }
    }
  }

  private static let endings: [(ending: [UInt16], level: AdministrativeLevel)] = [
    ("自治区".folded, .province), ("省".folded, .province),
    ("自治州".folded, .city), ("盟".folded, .city), ("市".folded, .city),
    ("县".folded, .county), ("旗".folded, .county), ("区".folded, .county),
  ]

  /// The place name that the text starts with: its level and its length in characters. One character and an ending is
  /// a name only for a county (吉县).
  func place(at text: ArraySlice<UInt16>) -> (AdministrativeLevel, Int)? {
    for index in text.indices.prefix(12) {
      for (ending, level) in Places.endings where text[index...].starts(with: ending) {
        let length = index - text.startIndex + ending.count
        let place = text.prefix(length)
        let least = ending == Places.endings[5].ending ? 1 : 2
        if length - ending.count < least || others.contains(where: { place.suffix($0.count).elementsEqual($0) }) {
          return nil
        }
        return (level, length)
      }
    }
    return nil
  }
}
