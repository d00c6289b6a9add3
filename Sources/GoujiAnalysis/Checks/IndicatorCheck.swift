import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Rows of self-evaluation tables that have all points for less than was aimed at (GJ1212), or alone do not come out as the
/// others do (GJ1211).
enum IndicatorCheck {
  static func findings(_ view: BlockView) -> [CheckFinding] {
    let block = view.reading
    if block.table != nil || block.indicators.isEmpty { return [] }
    let found = OddRow.found(in: block)
    var told: [CheckFinding] = []
    var rows: [IndicatorRow] = []
    for odd in found where !rows.contains(odd.row) {
      rows.append(odd.row)
      let kinds = Set(found.filter { $0.row == odd.row }.map(\.kind))
      guard let message = message(odd, block), let place = suspect(odd.row, kinds, block) else { continue }
      let isAlone = odd.kind != .unreached
      told.append(
        CheckFinding(
          rule: isAlone ? "GJ1211" : "GJ1212",
          severity: isAlone ? .information : .warning,
          message: isAlone
            ? message.then(
              Message(
                zh: "本表其余\(odd.others)项都相符，请核对这一项",
                en: "all \(odd.others) others of this table agree; check this one"
              )
            ) : message,
          range: block.facts[place].range
        )
      )
    }
    return told
  }

  /// A rate that fits neither what was done nor the points is itself the odd one; one that fits the points speaks
  /// against what was done.
  private static func suspect(_ row: IndicatorRow, _ kinds: Set<OddRow.Kind>, _ block: BlockReading) -> Int? {
    // An aim of 1000% is what is wrong with what was done in full.
    if let target = row.target, let actual = row.actual, block.facts[target].kind == .percent,
      kinds.contains(.unreached),
      block.facts[actual].value.raw == 100 * Fixed.scale
    {
      return target
    }
    if kinds.contains(.rate) { return kinds.contains(.points) || row.score == nil ? row.completion : row.actual }
    return kinds.contains(.points) ? row.score : row.actual
  }

  private static func sign(_ row: IndicatorRow) -> String {
    row.isComparable ? Describer.sign(row.sign, .exact) : ""
  }

  private static func hasAllPoints(_ row: IndicatorRow, _ block: BlockReading) -> Bool {
    row.weight.map { block.facts[$0].value } == row.score.map { block.facts[$0].value }
  }

  private static func message(_ odd: OddRow, _ block: BlockReading) -> Message? {
    func text(_ number: Int?) -> String? {
      guard let fact = number.map({ block.facts[$0] }) else { return nil }
      return fact.written(fact.value).map { $0 + (fact.kind == .percent && fact.exponent == 0 ? "%" : "") }
    }
    let row = odd.row
    switch odd.kind {
    case .unreached where !hasAllPoints(row, block):
      guard let target = text(row.target), let actual = text(row.actual) else { return nil }
      return Message(
        zh: "指标值\(sign(row))\(target)，完成\(actual)，没有完成却写着完成了",
        en: "aim \(sign(row))\(target), done \(actual): not reached, yet called done"
      )
    case .unreached, .reached:
      guard let target = text(row.target), let actual = text(row.actual), let weight = text(row.weight),
        let score = text(row.score)
      else { return nil }
      let outcome =
        hasAllPoints(row, block)
        ? Message(zh: "没有完成却得了满分", en: "not reached, yet all points")
        : Message(zh: "完成了却没有得满分", en: "reached, yet not all points")
      return Message(
        zh: "指标值\(sign(row))\(target)，完成\(actual)，分值\(weight)，得分\(score)，\(outcome)",
        en: "aim \(sign(row))\(target), done \(actual), weight \(weight), points \(score): \(outcome)"
      )
    case .rate:
      guard let target = text(row.target), let actual = text(row.actual), let completion = text(row.completion) else {
        return nil
      }
      return Message(
        zh: "完成率\(completion)与完成值\(actual)÷指标值\(target)不符",
        en: "the rate \(completion) is not \(actual) done ÷ \(target) aimed at"
      )
    case .points:
      guard let weight = text(row.weight), let score = text(row.score), let completion = text(row.completion) else {
        return nil
      }
      return Message(
        zh: "得分\(score)与分值\(weight)、完成率\(completion)不符",
        en: "the points \(score) do not follow from the weight \(weight) and the rate \(completion)"
      )
    }
  }
}
