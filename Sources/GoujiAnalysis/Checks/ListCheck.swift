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

  /// What a form of basic expenses says of an item, and what messages call the form.
  private typealias Amount = (fact: Fact, form: String)

  private static func amounts(_ reading: DraftReading) -> [UInt32: Amount] {
    var amounts: [UInt32: Amount] = [:]
    for block in reading.blocks {
      guard let table = block.table, !table.isEmpty, table.isEconomic, table.binding.part == .basic else { continue }
      for row in table.rows {
        guard let code = row.code, digitCount(code) == 5, let fact = row.facts.first(where: { $0 >= 0 }) else {
          continue
        }
        amounts[code] = (block.facts[fact], table.name)
      }
    }
    return amounts
  }

  private static func findings(_ list: ItemList, _ amounts: [UInt32: Amount], _ book: Book) -> [CheckFinding] {
    func belongs(_ code: UInt32) -> Bool {
      // A list of 公用经费 has whatever is not for people; governments' codes are in no list of a department.
      guard CodeTable.isOfDepartments(code) else { return false }
      return book.rules.isPart(code, of: .personnel) == (list.key.part == .personnel)
    }
    var result: [CheckFinding] = []
    let named = Set(list.items.map(\.code))
    for item in list.items where digitCount(item.code) == 5 {
      // A shown 0 may be a small amount rounded away; only a blank says that there is none.
      let amount = amounts[item.code]
      if let fact = amount?.fact, !fact.isBlank, fact.value != .zero || fact.number.decimals < 2 { continue }
      // A form without any row of this kind has lost them.
      if amount == nil, !belongs(item.code) || !amounts.keys.contains(where: belongs) { continue }
      guard let form = amount?.form ?? amounts.values.first?.form else { continue }
      let name = book.economic[item.code]?.name ?? ""
      result.append(
        CheckFinding(
          rule: "GJ701",
          severity: .warning,
          message: amount == nil
            ? Message(zh: "这里列了“\(name)”，\(form)没有这一行", en: "“\(name)” is listed here, but \(form) has no such row")
            : Message(
              zh: "这里列了“\(name)”，\(form)\(item.code)没有数",
              en: "“\(name)” is listed here, but \(form) has no figure for \(item.code)"
            ),
          range: item.range
        )
      )
    }
    let missing = amounts.filter { code, amount in
      belongs(code) && !named.contains(code) && !amount.fact.isBlank && amount.fact.value != .zero
    }.sorted { ($1.value.fact.value.raw, $0.key) < ($0.value.fact.value.raw, $1.key) }
    if !list.isOpen, let form = missing.first?.value.form {
      let names = missing.map { code, amount in
        "\(book.economic[code]?.name ?? String(code))\(amount.fact.written(amount.fact.value) ?? "")"
      }
      result.append(
        CheckFinding(
          rule: "GJ702",
          severity: .information,
          message: Message(
            zh: "\(form)中有数、这里没有列出的：\(names.joined(separator: "、"))",
            en: "with a figure in \(form), but not listed here: “\(names.joined(separator: "、"))”"
          ),
          range: list.range
        )
      )
    }
    return result
  }
}
