package import GoujiAnalysis
import GoujiFacts

/// What the findings made of one planted mistake.
package struct BlameOutcome: Sendable, Hashable {
  /// A new error was raised.
  package var isDetected = false
  /// One of them stands on the wrong figure.
  package var isBlamed = false
  /// Its preferred fix writes what stood there.
  package var isRestored = false
  /// No error was raised, and none could be: true values that round to the figures as they now stand satisfy everything
  /// that is said of the wrong one.
  package var isUndecidable = false
  /// A preferred fix would change another figure.
  package var isMisled = false
  /// New errors altogether.
  package var errors = 0
  /// What the new errors stand on, and say.
  package var messages: [String] = []

  package init() {}
}

/// How many planted mistakes were found, blamed and put right.
package struct BlameTally: Sendable, Hashable {
  package private(set) var planted = 0
  package private(set) var detected = 0
  package private(set) var blamed = 0
  package private(set) var restored = 0
  package private(set) var undecidable = 0
  package private(set) var misled = 0
  /// New errors of all of them.
  package private(set) var errors = 0

  package init() {}

  package mutating func count(_ outcome: BlameOutcome) {
    planted += 1
    detected += outcome.isDetected ? 1 : 0
    blamed += outcome.isBlamed ? 1 : 0
    restored += outcome.isRestored ? 1 : 0
    undecidable += outcome.isUndecidable ? 1 : 0
    misled += outcome.isMisled ? 1 : 0
    errors += outcome.errors
  }

  /// `part` of the planted mistakes, 0 where none was planted.
  package func rate(_ part: KeyPath<BlameTally, Int>) -> Double { rate(part, of: planted) }

  /// Of the mistakes that anybody could find, how many were.
  package var detectedOfDecidable: Double { rate(\.detected, of: planted - undecidable) }

  private func rate(_ part: KeyPath<BlameTally, Int>, of all: Int) -> Double {
    all == 0 ? 0 : Double(self[keyPath: part]) / Double(all)
  }
}

/// Outcomes of planted mistakes, by how well the figures were confirmed, by place and by kind.
package struct BlameReport: Sendable {
  package private(set) var twiceConfirmed = BlameTally()
  package private(set) var confirmed = BlameTally()
  private var places: [Fact.Place: BlameTally] = [:]
  private var kinds: [PlantedMistake.Kind: BlameTally] = [:]

  package init() {}

  package mutating func count(_ outcome: BlameOutcome, of mistake: PlantedMistake) {
    confirmed.count(outcome)
    guard mistake.isTwiceConfirmed else { return }
    twiceConfirmed.count(outcome)
    places[mistake.place, default: BlameTally()].count(outcome)
    kinds[mistake.kind, default: BlameTally()].count(outcome)
  }

  /// Plants mistakes into a draft and counts what becomes of each; `limit` of them where it is given.
  package mutating func count(
    _ analysis: Analysis,
    limit: Int? = nil,
    using generator: inout some RandomNumberGenerator
  ) {
    let planter = Planter(analysis)
    for mistake in planter.mistakes(limit: limit, using: &generator) { count(planter.outcome(mistake), of: mistake) }
  }

  /// The report as a table for people, in Chinese, one row a group.
  package var table: String {
    var rows = [["数的范围", "植入", "发现", "尾差以内", "其余发现", "指准", "改回原数", "误改别处", "每处报错"]]
    rows.append(row("全部已核数", confirmed))
    rows.append(row("两个以上关系核过的数", twiceConfirmed))
    for (place, name) in Self.placeNames {
      if let tally = places[place] { rows.append(row("　" + name, tally)) }
    }
    for kind in PlantedMistake.Kind.allCases {
      if let tally = kinds[kind] { rows.append(row("　" + kind.rawValue, tally)) }
    }
    return rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static let placeNames: [(Fact.Place, String)] = [
    (.tableLeaf, "表中明细"), (.tableTotal, "表中合计"), (.sentence, "文中金额"), (.percent, "文中百分比"), (.change, "文中增减额"),
  ]

  private func row(_ name: String, _ tally: BlameTally) -> [String] {
    let rates = [
      tally.rate(\.detected), tally.rate(\.undecidable), tally.detectedOfDecidable, tally.rate(\.blamed),
      tally.rate(\.restored),
      tally.rate(\.misled),
    ]
    return [name, String(tally.planted)] + rates.map(percent) + [hundredths(tally.rate(\.errors))]
  }

  private func percent(_ rate: Double) -> String { hundredths(rate * 100) + "%" }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    let rest = String(whole % 100)
    return "\(whole / 100)." + (rest.count < 2 ? "0" : "") + rest
  }
}
