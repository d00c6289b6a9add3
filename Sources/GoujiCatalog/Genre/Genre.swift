package import GoujiSyntax

/// The parts and sections of a disclosure in their usual order, and the sentences that they are written in, from
/// `genre.txt`.
package struct Genre: Sendable {
  package enum Level: Int, Sendable, Comparable {
    case part = 1
    case section
    case subsection

    package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  package struct Entry: Sendable {
    package var level: Level
    /// The heading without its number; `{年}` stands for the year of the accounts.
    package var title: String
    /// The part or section that it belongs to, by its index.
    package var parent: Int?
    package var sentences: [SentenceTemplate] = []
    /// What headings say that mean this entry, folded.
    var words: [[UInt16]] = []
    /// The title with a year put in.
    package func title(year: Int) -> String { title.replacing("{年}", with: String(year)) }
    /// The title without the year.
    package var plainTitle: String {
      title.hasPrefix(Genre.yearMark) ? String(title.dropFirst(Genre.yearMark.count)) : title
    }
  }

  package private(set) var entries: [Entry] = []
  package private(set) var turns = Turns()
  package private(set) var problems: [DataProblem] = []

  package init(_ texts: [DataText], vocabulary: Vocabulary) {
    for line in DataLine.all(in: texts) {
      if let message = read(line, vocabulary) {
        problems.append(line.problem(message))
      }
    }
  }

  /// The entry that a heading means (its number left out), by the longest of the words that it holds.
  ///
  /// - Parameter part: Whether it is the heading of a part.
  package func entry(heading: FoldedText, isPart: Bool) -> Int? {
    var best: (index: Int, length: Int)?
    for (index, entry) in entries.enumerated() where (entry.level == .part) == isPart {
      for word in entry.words where word.count > (best?.length ?? 0) && heading.contains(word) {
        best = (index, word.count)
      }
    }
    return best?.index
  }

  /// The entries directly below a part or section, in order; the parts for nil.
  package func children(of parent: Int?) -> [Int] {
    entries.indices.filter { entries[$0].parent == parent }
  }

  private static let yearMark = "{年}年度"

  private mutating func read(_ line: DataLine, _ vocabulary: Vocabulary) -> String? {
    let (head, rest) = line.headAndRest
    let levels: [String: Level] = ["部": .part, "节": .section, "目": .subsection]
    if let level = levels[head] {
      let parent = entries.lastIndex { $0.level < level }
      guard level == .part || parent != nil else { return "“\(head)”之前要先有“部”" }
      var entry = Entry(level: level, title: rest, parent: parent)
      entry.words = [entry.plainTitle.folded]
      entries.append(entry)
      return nil
    }
    if head == "话" { return turns.read(rest) }
    guard let last = entries.indices.last else { return "“\(head)”之前要先有“部”" }
    switch head {
    case "题":
      entries[last].words += words(rest).map(\.folded)
      return nil
    case "句":
      return add(SentenceTemplate.read(rest, items: nil, vocabulary), to: last)
    case "逐项":
      guard let (path, sentence) = cut(rest, at: [" ： "]), let key = vocabulary.binding(path: path)?.key else {
        return "应为“逐项 量 ： 句子”"
      }
      return add(SentenceTemplate.read(sentence, items: key, vocabulary), to: last)
    default:
      return "不认识“\(head)”"
    }
  }

  private mutating func add(_ template: Result<SentenceTemplate, SentenceTemplate.Problem>, to entry: Int) -> String? {
    switch template {
    case .success(let template):
      entries[entry].sentences.append(template)
      return nil
    case .failure(let problem):
      return problem.message
    }
  }
}
