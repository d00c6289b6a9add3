import GoujiSyntax

/// Amounts that sentences name: `项目支出49.81万元`.
struct ProseAmounts {
  /// What stands in front of each amount, folded, by what it is worth.
  private var names: [Int: [[UInt16]]] = [:]
  private static let longest = 16

  init(_ lines: some Sequence<String>) {
    for line in lines { read(line.folded) }
  }

  private mutating func read(_ text: [UInt16]) {
    var index = 0
    while index < text.count {
      guard ProseAmounts.isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, ProseAmounts.isDigit(text[index]) || text[index] == 0x2E || text[index] == 0x2C {
        index += 1
      }
      guard let amount = ShownAmount(String(folded: text[start..<index])), amount.value != 0 else { continue }
      names[amount.value, default: []].append(Array(text[max(0, start - ProseAmounts.longest)..<start]))
    }
  }

  private static func isDigit(_ scalar: UInt16) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

  /// Whether some sentence calls this amount by one of these words.
  func calls(_ amount: ShownAmount, _ words: [[UInt16]]) -> Bool {
    guard let names = names[amount.value] else { return false }
    return words.contains { word in
      // Between the name and the amount stands a verb at most (支出决算为).
      names.contains { name in
        (0...4).contains { gap in
          name.count >= word.count + gap && name.dropLast(gap).suffix(word.count).elementsEqual(word)
        }
      }
    }
  }
}
