package import GoujiSyntax

/// The turns of phrase that say how figures of a sentence hang together.
package enum PhraseKind: String, Sendable, CaseIterable {
  case among = "其中"
  case share = "占"
  case againstLastYear = "上年"
  case againstYear = "某年"
  /// `由2023年的5万元增加到6万元`, `与2023年持平`
  case fromYear = "自某年"
  case againstYearInitialBudget = "比某年年初预算"
  case againstYearBudget = "比某年预算"
  case againstOther = "另比"
  case currentYear = "本年年份"
  case againstInitialBudget = "比年初预算"
  case againstAnnualBudget = "比全年预算"
  case againstBudget = "比预算"
  case increase = "增"
  case decrease = "减"
  /// `由5万元增加到6万元`: the figure behind it is what there is now.
  case risesTo = "增至"
  case fallsTo = "减至"
  case flat = "平"
  case initialBudget = "年初预算"
  case annualBudget = "全年预算"
  case budget = "预算"
  case final = "决算"
  case completesInitialBudget = "完成年初预算"
  case completesAnnualBudget = "完成全年预算"
  case completesBudget = "完成预算"
  case differenceRate = "差异率"
  /// Behind the amount that is compared with: `与2022年决算数250万元相比`.
  case comparedWith = "相比"
  case above = "大于"
  case below = "小于"
  case equal = "等于"
  case notAbove = "不大于"
  case notBelow = "不小于"
  case reason = "原因"
  /// A reason given in several points goes on behind a semicolon.
  case point = "续"
  case each = "各"
  /// Behind a name: the names that follow are its parts.
  case within = "之中"
  /// In front of a name or a figure: it is not what it looks like (人均…, 处置车辆…).
  case elsewhere = "另指"
  /// Words that hold others but say nothing about figures (预算单位).
  case idle = "无"

  /// Whether it compares with last year or with the budget.
  package var comparesDirectly: Bool {
    switch self {
    case .againstLastYear, .againstYear, .againstInitialBudget, .againstAnnualBudget, .againstBudget: true
    default: false
    }
  }

  /// Whether a figure at a stage of the budget year follows it.
  package var tellsStage: Bool {
    switch self {
    case .initialBudget, .annualBudget, .budget, .final: true
    default: false
    }
  }

  /// Whether it says which of two figures is the greater.
  var compares: Bool {
    switch self {
    case .above, .below, .equal, .notAbove, .notBelow: true
    default: false
    }
  }

  package var tellsCompletion: Bool {
    self == .completesInitialBudget || self == .completesAnnualBudget || self == .completesBudget
  }
}

/// The lines that say how a word is put right.
private struct Mending {
  private var comparisons: Set<String> = []
  private var pairs: [(String, String)] = []
  private var written: [PhraseKind: String] = [:]
  private var tails: [String] = []

  var words: DirectionWords { DirectionWords(pairs, comparisons: comparisons, written: written, tails: tails) }

  mutating func note(_ phrase: [UInt16], _ kind: PhraseKind) {
    if kind.compares { comparisons.insert(String(folded: phrase)) } else { comparisons.remove(String(folded: phrase)) }
  }

  /// - Returns: what is wrong with the line, empty if nothing is; nil for a line of another kind.
  mutating func read(_ line: DataLine) -> String? {
    let (head, rest) = line.headAndRest
    guard ["反义", "改写", "比尾"].contains(head) else { return nil }
    guard let (name, list) = cut(rest, at: ["：", ":"]) else { return "应为“\(head) ： 说法、说法”" }
    switch head {
    case "反义":
      for pair in GoujiCatalog.words(list) {
        guard let (up, down) = cut(pair, at: ["/"]) else { return "“\(pair)”应为“词/词”" }
        pairs.append((String(folded: up.folded), String(folded: down.folded)))
      }
    case "改写":
      guard let kind = PhraseKind(rawValue: name) else { return "不认识“\(name)”" }
      written[kind] = list
    default:
      tails += GoujiCatalog.words(list).map { String(folded: $0.folded) }
    }
    return ""
  }
}

/// All turns of phrase, found longest first.
package struct PhraseBook: Sendable {
  /// Stands for a year in a phrase.
  private static let yearMark: UInt16 = 0xE000
  /// A phrase: its characters are a run of `pool`.
  private struct Phrase: Sendable {
    var start: Int
    var count: Int
    var kind: PhraseKind
  }
  private var pool: [UInt16] = []
  /// Phrases by their first character, the longest first.
  private var byFirst: [UInt16: [Phrase]] = [:]
  /// Where a phrase may begin.
  package private(set) var openings = Openings()
  package private(set) var particles = Particles()
  package private(set) var problems: [DataProblem] = []

  /// What is written where a word says the wrong direction.
  package private(set) var directions = DirectionWords([], comparisons: [], written: [:], tails: [])

  /// - Parameter usualStages: words for the stage that figures are at where nobody says.
  package init(_ texts: [DataText], usualStages: [String] = [Stage.final.name]) {
    var mending = Mending()
    for line in DataLine.all(in: texts) {
      if let message = mending.read(line) {
        if !message.isEmpty { problems.append(line.problem(Message(verbatim: message))) }
        continue
      }
      guard let (head, list) = cut(line.text, at: ["：", ":"]) else {
        problems.append(line.problem(.expected("类 ： 说法、说法")))
        continue
      }
      if particles.read(head, words(list).map(\.folded)) { continue }
      guard let kind = usualStages.contains(head) ? .final : PhraseKind(rawValue: head) else {
        problems.append(line.problem(.expected("类 ： 说法、说法")))
        continue
      }
      for word in words(list) {
        let pieces = word.split(separator: "{年}", omittingEmptySubsequences: false).map { String($0).folded }
        let phrase = Array(pieces.joined(separator: [Self.yearMark]))
        guard let first = phrase.first else { continue }
        mending.note(phrase, kind)
        if let known = index(of: phrase) {
          // A kind of report may take a phrase otherwise than all others do.
          byFirst[first]?[known].kind = kind
          continue
        }
        byFirst[first, default: []].append(Phrase(start: pool.count, count: phrase.count, kind: kind))
        pool += phrase
        if phrase.first == Self.yearMark {
          for digit in UInt16(0x30)...0x39 { openings.insert(single: digit) }
        } else if phrase.dropFirst().first == Self.yearMark {
          openings.insert(single: first)
        } else {
          openings.insert(phrase)
        }
      }
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.count > $1.count } }
    directions = mending.words
  }

  /// The place of a phrase among those with the same first character.
  private func index(of phrase: [UInt16]) -> Int? {
    phrase.first.flatMap { byFirst[$0] }?.firstIndex { pool[$0.start..<($0.start + $0.count)].elementsEqual(phrase) }
  }

  /// The longest phrase that starts at `index`: its kind, its length, the year that it names.
  package func match(_ text: FoldedText, at index: Int) -> (kind: PhraseKind, length: Int, year: Int?)? {
    guard let candidates = byFirst[text.scalars[index]] else { return nil }
    var best: (kind: PhraseKind, length: Int, year: Int?)?
    for phrase in candidates {
      // Longest first; a year takes more characters than its mark, so shorter ones are tried as well.
      guard let (length, year) = length(of: phrase, text, at: index), length > (best?.length ?? 0) else { continue }
      best = (phrase.kind, length, year)
    }
    return best
  }

  private func length(of phrase: Phrase, _ text: FoldedText, at start: Int) -> (Int, Int?)? {
    var index = start
    var year: Int?
    for place in phrase.start..<(phrase.start + phrase.count) {
      let scalar = pool[place]
      if scalar == Self.yearMark {
        guard let (value, length) = readYear(text, at: index) else { return nil }
        year = value
        index += length
      } else {
        guard index < text.count, text.scalars[index] == scalar else { return nil }
        index += 1
      }
    }
    return (index - start, year)
  }
}

/// `2023年`, `2023年度`: the year and the characters it takes.
package func readYear(_ text: FoldedText, at start: Int) -> (year: Int, length: Int)? {
  guard start + 4 < text.count else { return nil }
  var year = 0
  for index in start..<(start + 4) {
    guard isDigit(text.scalars[index]) else { return nil }
    year = year * 10 + Int(text.scalars[index] - 0x30)
  }
  guard (1949...2100).contains(year), text.scalars[start + 4] == 0x5E74 else { return nil }
  let hasDegree = start + 5 < text.count && text.scalars[start + 5] == 0x5EA6
  return (year, hasDegree ? 6 : 5)
}
