import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Lists of items in sentences against the rows of their table (GJ7).
enum ListCheck {
  static func findings(_ reading: DraftReading, _ book: Book) -> [(block: Int, finding: CheckFinding)] {
    guard reading.blocks.contains(where: { !$0.lists.isEmpty }) else { return [] }
    let amounts = amounts(reading)
    guard !amounts.isEmpty else { return [] }
    var result: [(block: Int, finding: CheckFinding)] = []
    for (index, block) in reading.blocks.enumerated() {
      for list in block.lists {
        result += findings(list, amounts, book).map { (index, $0) }
      }
    }
    return result
  }

  /// What form 06 says of each item: nil for a blank cell, else the figure.
  private static func amounts(_ reading: DraftReading) -> [UInt32: Fact] {
    var amounts: [UInt32: Fact] = [:]
    for block in reading.blocks {
      guard let table = block.table, !table.isEmpty, table.isEconomic, table.binding.part == .basic else { continue }
      for row in table.rows {
        guard let code = row.code, digitCount(code) == 5, let fact = row.facts.first(where: { $0 >= 0 }) else {
          continue
        }
        amounts[code] = block.facts[fact]
      }
    }
    return amounts
  }

  private static func findings(_ list: ItemList, _ amounts: [UInt32: Fact], _ book: Book) -> [CheckFinding] {
    func belongs(_ code: UInt32) -> Bool {
      let isPersonnel = code / 100 == 301 || code / 100 == 303
      return isPersonnel == (list.key.part == .personnel)
    }
    var result: [CheckFinding] = []
    let named = Set(list.items.map(\.code))
    for item in list.items where digitCount(item.code) == 5 {
      // A shown 0 may be a small amount rounded away; only a blank says that there is none.
      if let fact = amounts[item.code], !fact.isBlank, fact.value != .zero || fact.number.decimals < 2 { continue }
      let hasRow = amounts[item.code] != nil
      // A form without any row of this kind has lost them.
      if !hasRow, !belongs(item.code) || !amounts.keys.contains(where: belongs) { continue }
      result.append(
        CheckFinding(
          rule: "GJ701",
          severity: .warning,
          message: "这里列了“\(book.economic[item.code]?.name ?? "")”，公开06表\(hasRow ? "\(item.code)没有数" : "没有这一行")",
          range: item.range
        )
      )
    }
    let missing = amounts.filter { code, fact in
      belongs(code) && !named.contains(code) && !fact.isBlank && fact.value != .zero
    }.sorted { ($1.value.value, $0.key) < ($0.value.value, $1.key) }.map(\.key)
    if !list.isOpen, !missing.isEmpty {
      let names = missing.map { code in
        "\(book.economic[code]?.name ?? String(code))\(amounts[code].flatMap { $0.written($0.value) } ?? "")"
      }
      result.append(
        CheckFinding(
          rule: "GJ702",
          severity: .information,
          message: "公开06表中有数、这里没有列出的：\(names.joined(separator: "、"))",
          range: list.range
        )
      )
    }
    return result
  }
}
