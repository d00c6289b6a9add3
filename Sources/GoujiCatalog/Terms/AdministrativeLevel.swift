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
}

/// The words by which places are told from other words, from `places.txt`.
package struct Places: Sendable {
  private var municipalities: [[UInt16]] = []
  private var others: [[UInt16]] = []
  /// How names of places end.
  private var endings: [(ending: [UInt16], level: AdministrativeLevel)] = []
  /// Endings of which one character in front is a name (吉县).
  private var shortNamed: [[UInt16]] = []
  private(set) var problems: [DataProblem] = []

  init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      let (head, rest) = line.headAndRest
      switch head {
      case "直辖市": municipalities += words(rest).map(\.folded)
      case "非地名": others += words(rest).map(\.folded)
      case "单字名": shortNamed += words(rest).map(\.folded)
      case "收尾":
        guard let (name, list) = cut(rest, at: ["："]),
          let level = AdministrativeLevel.allCases.first(where: { $0.name == name })
        else {
          problems.append(line.problem(.expected("收尾 省|市|县 ： 字、字")))
          continue
        }
        endings += words(list).map { ($0.folded, level) }
      default: problems.append(line.problem(Message(verbatim: "应为“直辖市”“非地名”“收尾”或“单字名”")))
      }
    }
  }

  /// The level of the place at the start of a department's name (`景德镇市珠山区医疗保障局` is a county's); nil where there is
  /// none.
  package func level(departmentName name: String) -> AdministrativeLevel? { level(departmentName: name.folded) }

  package func level(departmentName name: [UInt16]) -> AdministrativeLevel? { places(in: name).level }

  /// How many characters the places at the start of a department's name take: 7 of `景德镇市珠山区医疗保障局`.
  package func placeLength(in name: [UInt16]) -> Int { places(in: name).length }

  private func places(in name: [UInt16]) -> (level: AdministrativeLevel?, length: Int) {
    var level: AdministrativeLevel?
    var rest = name[...]
    if let city = municipalities.first(where: { rest.starts(with: $0) }) {
      level = .province
      rest = rest.dropFirst(city.count)
    }
    while let (next, length) = place(at: rest), (level?.rawValue).map({ $0 < next.rawValue }) ?? true {
      level = next
      rest = rest.dropFirst(length)
    }
    return (level, name.count - rest.count)
  }

  /// The place name that the text starts with: its level and its length in characters.
  private func place(at text: ArraySlice<UInt16>) -> (AdministrativeLevel, Int)? {
    for index in text.indices.prefix(12) {
      for (ending, level) in endings where text[index...].starts(with: ending) {
        let length = index - text.startIndex + ending.count
        let place = text.prefix(length)
        let least = shortNamed.contains(ending) ? 1 : 2
        if length - ending.count < least || others.contains(where: { place.suffix($0.count).elementsEqual($0) }) {
          return nil
        }
        return (level, length)
      }
    }
    return nil
  }
}
