import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// Codes that sentences name and give an amount for, against the tables (GJ806).
enum ChainUseCheck {
  /// An item with an amount that no table has a row for, and the row that has the amount.
  static func findings(_ reading: DraftReading, _ book: Book) -> [(block: Int, finding: CheckFinding)] {
    var result: [(block: Int, finding: CheckFinding)] = []
    var rows: [RowAmount]?
    for (index, block) in reading.blocks.enumerated() where !block.chains.isEmpty && block.role != .terms {
      for chain in block.chains {
        if let finding = unknownItem(chain, index, reading, book) {
          result.append((index, finding))
          continue
        }
        guard chain.links.last?.level == .item, let code = chain.code, !reading.usedCodes.contains(code) else {
          continue
        }
        let text = reading.tree.blocks[index].content.text
        let name = text.source(chain.range)
        // The figure that the sentence gives for it.
        guard
          let fact = block.facts.first(where: {
            $0.range.lowerBound >= name.upperBound && $0.key?.concept == .expense(code)
          }),
          let key = fact.key, key.stage == .final, key.year == .current, fact.value != .zero
        else { continue }
        rows = rows ?? amounts(reading)
        let same = Set((rows ?? []).filter { $0.value == fact.value.raw && $0.part == key.part }.map(\.code))
        guard same.count == 1, let meant = same.first, let entry = book.functional[meant] else { continue }
        result.append(
          (
            index,
            CheckFinding(
              rule: "GJ806",
              severity: .warning,
              message:
                Message(
                  zh:
                    "各表都没有\(code)“\(book.functional[code]?.name ?? "")”，\(fact.written(fact.value) ?? "")在表里是\(meant)“\(entry.name)”的数",
                  en:
                    "no table has \(code) “\(book.functional[code]?.name ?? "")”; in the tables \(fact.written(fact.value) ?? "") is the figure of \(meant) “\(entry.name)”"
                ),
              range: name,
              fix: (
                Message(zh: "改为“\(entry.name)”", en: "change to “\(entry.name)”"), name,
                book.functional.chainText(of: meant, from: chain.links.first?.level ?? .category)
              )
            )
          )
        )
      }
    }
    return result
  }

  /// `…群众团体事务（款）某某事务（项）46.40万元`: a 项 that its 款 does not have, and the row of that 款 with this amount.
  private static func unknownItem(_ chain: CodeChain, _ index: Int, _ reading: DraftReading, _ book: Book)
    -> CheckFinding?
  {
    guard let last = chain.links.last, last.level == .item, last.codes.isEmpty, chain.links.count > 1 else {
      return nil
    }
    let parents = book.functional.consistentCodes(of: Array(chain.links.dropLast()))
    guard parents.count == 1, let parent = parents.first else { return nil }
    let text = reading.tree.blocks[index].content.text
    let name = text.source(last.name)
    guard let fact = reading.blocks[index].facts.first(where: { $0.range.lowerBound >= name.upperBound }),
      fact.isAmount,
      fact.key == nil, fact.place == .sentence, fact.value != .zero
    else { return nil }
    let same = Set(amounts(reading).filter { $0.code / 100 == parent && $0.value == fact.value.raw }.map(\.code))
    guard same.count == 1, let meant = same.first, let entry = book.functional[meant] else { return nil }
    let (written, above) = (fact.written(fact.value) ?? "", book.functional[parent]?.name ?? "")
    return CheckFinding(
      rule: "GJ806",
      severity: .warning,
      message: Message(
        zh: "“\(text.string(last.name))”不是“\(above)”下的项，\(written)在表里是\(meant)“\(entry.name)”的数",
        en:
          "“\(text.string(last.name))” is no item of “\(above)”; \(written) is the figure of \(meant) “\(entry.name)” in the forms"
      ),
      range: name,
      fix: (Message(zh: "改为“\(entry.name)”", en: "change to “\(entry.name)”"), name, entry.name)
    )
  }

  private struct RowAmount {
    var code: UInt32
    var part: Part
    var value: Int64
  }

  /// The expenditure of this year that tables give for each 项.
  private static func amounts(_ reading: DraftReading) -> [RowAmount] {
    var rows: [RowAmount] = []
    for block in reading.blocks where block.table != nil {
      for fact in block.facts where !fact.isBlank && fact.value != .zero {
        guard let key = fact.key, case .expense(let code) = key.concept, digitCount(code) == CodeLevel.item.digits,
          key.stage == .final,
          key.year == .current
        else { continue }
        rows.append(RowAmount(code: code, part: key.part, value: fact.value.raw))
      }
    }
    return rows
  }
}
