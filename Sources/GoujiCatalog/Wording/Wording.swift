package import GoujiSyntax

/// How a disclosure is not worded, from `wording.txt`: what a template left behind, sentences changed by half, words and
/// marks said twice. An office may add its own in the same way.
package struct Wording: Sendable {
  package enum Gravity: Sendable, CaseIterable {
    case error
    case warning
    case information

    /// As the data name it.
    var word: String {
      switch self {
      case .error: "错误"
      case .warning: "警告"
      case .information: "提示"
      }
    }
  }

  /// What a text is a part of.
  package enum Place: Sendable, CaseIterable {
    case title, overview, narrative, terms, note, table, attachment

    var word: String {
      switch self {
      case .title: "标题"
      case .overview: "概况"
      case .narrative: "说明"
      case .terms: "名词"
      case .note: "注"
      case .table: "表"
      case .attachment: "附件"
      }
    }
  }

  /// One line of the data and those that belong to it.
  package struct Entry: Sendable {
    /// `GJ1001`.
    package var rule: String
    package var gravity: Gravity
    /// In Chinese: what to do about it.
    package var message: Message
    var patterns: [WordingPattern] = []
    /// Words in which a fit is sound.
    var exceptions: [[UInt16]] = []
    /// nil for all places.
    var places: [Place]?
    /// Of departments at these levels only; nil for all.
    var levels: [AdministrativeLevel]?
    package var replacement: [Replacement]?
    /// The words of which the figures tell the right one.
    package var choice: Choice?
    /// Sentences with ⟦ ⟧ around what is told, and sound ones: each is a test.
    package var examples: [String] = []
  }

  /// Words for more and less, by what figures are held against.
  package struct Choice: Sendable {
    package enum Base: Sendable { case budget, lastYear }

    package var base: Base
    package var more: String
    package var less: String
    /// nil where the sentence would have to be written otherwise.
    package var same: String?
  }

  package enum Replacement: Sendable, Equatable {
    case text(String)
    /// The word of the first class, as the draft has it.
    case first
  }

  package struct Match: Sendable {
    package var entry: Entry
    /// In folded characters.
    package var range: Range<Int>
    /// The word of the first class of the pattern, or the first of two runs.
    package var first: Range<Int>?
    /// Where something is said again.
    package var seam: Int?
  }

  package private(set) var entries: [Entry] = []
  package private(set) var problems: [DataProblem] = []
  private var classes: [String: [[UInt16]]] = [:]
  private var index: WordingIndex

  package init(_ texts: [DataText]) {
    index = WordingIndex([])
    read(texts)
    index = WordingIndex(entries)
  }

  /// With an office's own lines put in; a line that cannot be read is a problem and the others are taken.
  package func extended(with bytes: [UInt8]) -> Wording {
    var wording = self
    wording.problems = []
    wording.read([DataText(bytes: bytes)])
    wording.index = WordingIndex(wording.entries)
    return wording
  }

  /// The words of a class, folded; empty for one that is not there.
  package func words(_ name: WordClass) -> [[UInt16]] { classes[name.rawValue] ?? [] }

  /// The classes whose names begin with a word, by what their names say behind it.
  package func classes(of name: WordClass) -> [(name: String, words: [[UInt16]])] {
    let head = name.rawValue + " "
    return classes.filter { $0.key.hasPrefix(head) }.map { (String($0.key.dropFirst(head.count)), $0.value) }
      .sorted { $0.name < $1.name }
  }

  private mutating func read(_ texts: [DataText]) {
    for text in texts {
      // Each file begins with the usual rule.
      var reader = WordingReader(classes: classes, entries: entries)
      for line in DataLine.all(in: [text]) {
        if let message = reader.read(line) { problems.append(line.problem(message)) }
      }
      classes = reader.classes
      entries = reader.entries
    }
  }
}

// MARK: Search

extension Wording {
  /// All that is told of a folded text, from left to right, the longest where several begin.
  ///
  /// - Parameters:
  ///   - isName: whether a run of characters is a name, which may stand twice: the 款 and its 项 bear one at times.
  package func matches(
    in text: FoldedText,
    at place: Place,
    of level: @autoclosure () -> AdministrativeLevel? = nil,
    isName: ([UInt16]) -> Bool = { _ in false }
  ) -> [Match] {
    let mask = WordingIndex.mask(place)
    var result: [Match] = []
    var start = 0
    while start < text.count {
      guard let match = longest(at: start, in: text, place, mask, level) else {
        start += 1
        continue
      }
      result.append(match)
      start = max(match.range.upperBound, start + 1)
    }
    return result
      + runs(in: text, place, level, isName).filter { run in
        !result.contains { $0.range.overlaps(run.range) }
      }
  }

  /// - Parameter mask: the bit of the place.
  private func longest(
    at start: Int,
    in text: FoldedText,
    _ place: Place,
    _ mask: UInt32,
    _ level: () -> AdministrativeLevel?
  ) -> Match? {
    var best: (fit: WordingPattern.Fit, entry: Int)?
    index.forEach(at: start, in: text) { candidate in
      guard candidate.places & mask != 0, let fit = candidate.pattern.fit(at: start, in: text),
        fit.range.upperBound > best?.fit.range.upperBound ?? 0
      else { return }
      let entry = entries[candidate.entry]
      if applies(entry, place, level), !isExcepted(fit.range, entry, text) { best = (fit, candidate.entry) }
    }
    return best.map { Match(entry: entries[$0.entry], range: $0.fit.range, first: $0.fit.first, seam: $0.fit.seam) }
  }

  private func applies(_ entry: Entry, _ place: Place, _ level: () -> AdministrativeLevel?) -> Bool {
    if let places = entry.places, !places.contains(place) { return false }
    guard let levels = entry.levels else { return true }
    return level().map(levels.contains) ?? false
  }

  /// Whether the range stands inside one of the words in which it is sound, or overlaps it.
  private func isExcepted(_ range: Range<Int>, _ entry: Entry, _ text: FoldedText) -> Bool {
    entry.exceptions.contains { word in
      let first = max(range.lowerBound - word.count + 1, 0)
      return (first..<range.upperBound).contains { text.hasPrefix(word, at: $0) }
    }
  }

  /// Runs of characters said twice, one right behind the other.
  private func runs(
    in text: FoldedText,
    _ place: Place,
    _ level: () -> AdministrativeLevel?,
    _ isName: ([UInt16]) -> Bool
  ) -> [Match] {
    let applying = index.doubled.filter { applies(entries[$0.entry], place, level) }
    guard let least = applying.map(\.length).min(), text.count >= 2 * least else { return [] }
    var result: [Match] = []
    for run in DoubledRuns.all(in: text.scalars, atLeast: least) {
      guard let found = applying.first(where: { $0.length <= run.first.count }),
        !run.isAnyTurn(of: text.scalars, isName),
        result.last.map({ $0.range.upperBound <= run.first.lowerBound }) ?? true
      else { continue }
      let range = run.first.lowerBound..<(run.first.upperBound + run.first.count)
      guard !isExcepted(range, entries[found.entry], text) else { continue }
      result.append(Match(entry: entries[found.entry], range: range, first: run.first, seam: run.first.upperBound))
    }
    return result
  }
}
