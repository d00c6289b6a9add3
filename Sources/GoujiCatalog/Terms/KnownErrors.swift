package import GoujiSyntax

/// Mistakes in a draft's own explanations that can be told at sight, from `term-errors.tsv`: what a template left
/// behind, the wording of another level of government, institutions that were repealed.
package struct KnownErrors: Sendable {
  package enum Gravity: UInt8, Sendable, CaseIterable {
    case error
    case warning
    case information

    var name: String {
      switch self {
      case .error: "错误"
      case .warning: "警告"
      case .information: "信息"
      }
    }
  }

  package struct Finding: Sendable, Hashable {
    /// In folded characters of the explanation.
    package var range: Range<Int>
    package var gravity: Gravity
    /// In Chinese.
    package var message: Message
  }

  private struct Rule: Sendable {
    /// Index into the glossary; nil for any entry.
    var term: Int?
    /// nil for every department, also those whose level is not known.
    var levels: [AdministrativeLevel]?
    var gravity: Gravity
    var patterns: [[Piece]]
    var message: Message
  }

  private enum Piece: Sendable {
    case text([UInt16])
    /// Four digits of a year more than one before that of the draft.
    case oldYear
  }

  private var rules: [Rule] = []
  /// Where a pattern may begin, and the patterns by their first character: rule, and place among its patterns.
  private var openings = Openings()
  private var byFirst: [UInt16: [(rule: Int, pattern: Int)]] = [:]
  package private(set) var problems: [DataProblem] = []

  package init(_ texts: [DataText], glossary: Glossary) {
    for line in DataLine.all(in: texts) {
      let cells = line.text.split(separator: "\t").map(String.init)
      guard cells.count == 5 else {
        report(line, "应有五列：名词、适用、轻重、写法、说明")
        continue
      }
      let term = cells[0] == "*" ? nil : glossary.term(named: cells[0])
      if cells[0] != "*", term == nil {
        report(line, "没有名词“\(cells[0])”")
        continue
      }
      let levels = words(cells[1]).map { word in AdministrativeLevel.allCases.first { $0.name == word } }
      if cells[1] != "任何", levels.contains(where: { $0 == nil }) {
        report(line, "适用应为“任何”或省、市、县")
        continue
      }
      guard let gravity = Gravity.allCases.first(where: { $0.name == cells[2] }) else {
        report(line, "轻重应为错误、警告或信息")
        continue
      }
      rules.append(
        Rule(
          term: term,
          levels: cells[1] == "任何" ? nil : levels.compactMap { $0 },
          gravity: gravity,
          patterns: words(cells[3]).map(pieces),
          message: Message(data: cells[4])
        )
      )
    }
    indexPatterns()
  }

  private mutating func indexPatterns() {
    for (rule, patterns) in rules.map(\.patterns).enumerated() {
      for (number, pattern) in patterns.enumerated() {
        switch pattern.first {
        case .text(let words)?:
          guard let first = words.first else { continue }
          if words.count == 1 { openings.insert(single: first) } else { openings.insert(words) }
          byFirst[first, default: []].append((rule, number))
        case .oldYear?:
          for digit in UInt16(0x30)...0x39 {
            openings.insert(single: digit)
            byFirst[digit, default: []].append((rule, number))
          }
        case nil: continue
        }
      }
    }
  }

  /// The known errors in a text, from left to right; of overlapping ones the gravest, of those the longest.
  ///
  /// - Parameters:
  ///   - text: The folded text of an explanation.
  ///   - term: The term it explains (index into the glossary); nil for other text of the part.
  ///   - level: The department's, nil where it is not known.
  ///   - year: That of the accounts, nil where it is not known.
  package func findings(
    in text: [UInt16],
    explaining term: Int?,
    level: AdministrativeLevel?,
    year: Int?
  ) -> [Finding] {
    var found: [Finding] = []
    for start in text.indices where openings.mayOpen(text[start], start + 1 < text.count ? text[start + 1] : 0) {
      for place in byFirst[text[start]] ?? [] {
        let rule = rules[place.rule]
        if let wanted = rule.term, wanted != term { continue }
        if let levels = rule.levels, !(level.map(levels.contains) ?? false) { continue }
        guard let end = match(rule.patterns[place.pattern], in: text, at: start, year: year) else { continue }
        found.append(Finding(range: start..<end, gravity: rule.gravity, message: rule.message))
      }
    }
    found.sort { weight($0) < weight($1) }
    var kept: [Finding] = []
    for finding in found where !kept.contains(where: { $0.range.overlaps(finding.range) }) { kept.append(finding) }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func weight(_ finding: Finding) -> (UInt8, Int, Int) {
    (finding.gravity.rawValue, -finding.range.count, finding.range.lowerBound)
  }

  private func match(_ pattern: [Piece], in text: [UInt16], at start: Int, year: Int?) -> Int? {
    var at = start
    for piece in pattern {
      switch piece {
      case .text(let words):
        guard text[at...].starts(with: words) else { return nil }
        at += words.count
      case .oldYear:
        guard let year, let written = fourDigits(text, at: at), written >= 1980, written < year - 1 else { return nil }
        at += 4
      }
    }
    return at > start ? at : nil
  }

  private func fourDigits(_ text: [UInt16], at start: Int) -> Int? {
    guard start + 4 <= text.count else { return nil }
    var value = 0
    for scalar in text[start..<(start + 4)] {
      guard isDigit(scalar) else { return nil }
      value = value * 10 + Int(scalar) - 0x30
    }
    return value
  }

  private mutating func report(_ line: DataLine, _ message: String) {
    problems.append(line.problem(Message(verbatim: message)))
  }
}

extension KnownErrors {
  private func pieces(_ pattern: String) -> [Piece] {
    var result: [Piece] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), rest[open...].hasPrefix("{旧年}") {
      if open > rest.startIndex { result.append(.text(String(rest[..<open]).folded)) }
      result.append(.oldYear)
      rest = rest[open...].dropFirst(4)
    }
    if !rest.isEmpty { result.append(.text(String(rest).folded)) }
    return result
  }
}
