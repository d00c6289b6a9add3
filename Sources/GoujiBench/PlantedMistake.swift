package import GoujiFacts
package import GoujiSyntax

/// One wrong number, put into a draft that holds, to see whether it is found.
package struct PlantedMistake: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// 263.33 → 268.33
    case digit = "改一位数字"
    /// 263.33 → 236.33
    case swap = "两位颠倒"
    /// 263.33 → 26.333
    case point = "小数点移位"
    /// 263.33 → 213.52, which stands beside it
    case neighbour = "抄成邻数"
  }

  package var kind: Kind
  package var place: Fact.Place
  /// Whether at least two relations come out exactly with the figure as it was.
  package var isTwiceConfirmed: Bool
  /// UTF-8 byte range of the figure in the draft before the mistake.
  package var range: Range<Int>
  package var original: String
  package var written: String

  /// The edit that makes the mistake.
  package var edit: TextEdit { TextEdit(range: range, newText: written) }
  /// Where the wrong figure stands once the edit is made.
  package var plantedRange: Range<Int> { range.lowerBound..<(range.lowerBound + written.utf8.count) }
}

/// A generator of numbers that are the same for the same seed (SplitMix64).
package struct PlantingGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Ways in which a hand gets a written number wrong.
enum Mistyping {
  /// One digit becomes another; nil for a text without digits.
  static func digit(_ text: String, using generator: inout some RandomNumberGenerator) -> String? {
    var characters = Array(text)
    guard let place = characters.indices.filter({ value(characters[$0]) != nil }).randomElement(using: &generator),
      let old = value(characters[place])
    else { return nil }
    let choices = (0...9).filter { $0 != old && !($0 == 0 && isLeading(place, characters)) }
    guard let new = choices.randomElement(using: &generator) else { return nil }
    characters[place] = Character(String(new))
    return String(characters)
  }

  /// Two digits that follow one another change places.
  static func swap(_ text: String, using generator: inout some RandomNumberGenerator) -> String? {
    var characters = Array(text)
    let digits = characters.indices.filter { value(characters[$0]) != nil }
    let pairs = zip(digits, digits.dropFirst()).filter { first, second in
      value(characters[first]) != value(characters[second])
        && !(value(characters[second]) == 0 && isLeading(first, characters))
    }
    guard let (first, second) = pairs.randomElement(using: &generator) else { return nil }
    characters.swapAt(first, second)
    return String(characters)
  }

  /// The decimal point goes one or two digits to either side; nil where there is none, or nowhere to go.
  static func point(_ text: String, using generator: inout some RandomNumberGenerator) -> String? {
    var characters = Array(text).filter { $0 != "," && $0 != "，" }
    guard let place = characters.firstIndex(of: "."), characters.count == text.count,
      let first = characters.firstIndex(where: { value($0) != nil }),
      characters.contains(where: { (value($0) ?? 0) > 0 })
    else { return nil }
    let places = [place - 2, place - 1, place + 1, place + 2].filter { target in
      // At least one digit stays on either side, and no zero comes to lead.
      target > first && target < characters.count - 1 && value(characters[target - (target < place ? 1 : 0)]) != nil
        && !(target > place && value(characters[first]) == 0)
    }
    guard let target = places.randomElement(using: &generator) else { return nil }
    let point = characters.remove(at: place)
    characters.insert(point, at: target)
    return String(characters)
  }

  private static func value(_ character: Character) -> Int? { character.isASCII ? character.wholeNumberValue : nil }

  /// Whether a place holds the first digit of a number of several digits before the point.
  private static func isLeading(_ place: Int, _ characters: [Character]) -> Bool {
    let isFirst =
      place == 0 || value(characters[place - 1]) == nil && characters[place - 1] != "." && characters[place - 1] != ","
    return isFirst && place + 1 < characters.count && value(characters[place + 1]) != nil
  }
}
