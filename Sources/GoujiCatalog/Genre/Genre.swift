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
    /// What else shows that a draft has it: `共有车辆`.
    var mentions: [[UInt16]] = []
    /// Whether every disclosure has it, and the figure that makes it more than advice.
    package var isRequired = false
    package var presupposition: FactKey?
    /// What stands in it, each in words or as a figure.
    package var demands: [Demand] = []
    /// The word of a heading below it in whose section the details stand.
    package var detail: [UInt16]?

    /// The title with a year put in.
    package func title(year: Int) -> String { title.replacing("{年}", with: String(year)) }
    /// The title without the year.
    package var plainTitle: String {
      title.hasPrefix(Genre.yearMark) ? String(title.dropFirst(Genre.yearMark.count)) : title
    }

    /// Whether a text speaks of it.
    package func isMentioned(in text: FoldedText) -> Bool {
      words.contains { text.contains($0) } || mentions.contains { text.contains($0) }
    }
  }

  /// Something that has to be said in a section.
  package struct Demand: Sendable {
    package var name: String
    /// The words of the paragraph that it belongs to; none for the section itself.
    package var anchors: [[UInt16]]
    package var words: [[UInt16]]
    package var concepts: [Concept]
    /// The figure that makes it more than advice, or without which nobody misses it.
    package var key: FactKey?
    package var isConditional: Bool
  }

  package private(set) var entries: [Entry] = []
  package private(set) var turns = Turns()
  package private(set) var problems: [DataProblem] = []

  package init(_ texts: [DataText], vocabulary: Vocabulary) {
    for line in DataLine.all(in: texts) {
      if let message = read(line, vocabulary) {
        problems.append(line.problem(Message(verbatim: message)))
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
    case "提到":
      entries[last].mentions += words(rest).map(\.folded)
      return nil
    case "细":
      entries[last].detail = rest.folded
      return nil
    case "应有":
      entries[last].isRequired = true
      if rest.isEmpty { return nil }
      entries[last].presupposition = vocabulary.binding(path: rest)?.key
      return entries[last].presupposition == nil ? "“\(rest)”不是认得的量" : nil
    case "须写", "有则写":
      return add(demand: rest, isConditional: head == "有则写", vocabulary, to: last)
    case "句":
      return add(SentenceTemplate.read(rest, items: nil, vocabulary), to: last)
    case "填句":
      var template = SentenceTemplate.read(rest, items: nil, vocabulary)
      if case .success(var sentence) = template {
        sentence.isFillable = true
        template = .success(sentence)
      }
      return add(template, to: last)
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

  /// `公务用车购置费 于 购置及运行 ： 购置费、购置支出 => 三公.公务用车购置费`; a word with `=` in front is a quantity.
  private mutating func add(demand text: String, isConditional: Bool, _ vocabulary: Vocabulary, to entry: Int)
    -> String?
  {
    guard let (head, list) = cut(text, at: [" ： "]) else { return "应为“须写 内容 于 所在的话 ： 说法、说法 => 量”" }
    let (name, anchors) = cut(head, at: [" 于 "]).map { ($0.before, words($0.after)) } ?? (head, [])
    let (phrases, path) = cut(list, at: ["=>"]).map { ($0.before, $0.after) } ?? (list, "")
    var demand = Demand(
      name: name,
      anchors: anchors.map(\.folded),
      words: [],
      concepts: [],
      key: vocabulary.binding(path: path)?.key,
      isConditional: isConditional
    )
    if demand.key == nil, !path.isEmpty { return "“\(path)”不是认得的量" }
    for phrase in words(phrases) {
      guard phrase.hasPrefix("=") else {
        demand.words.append(phrase.folded)
        continue
      }
      guard let concept = vocabulary.concept(named: String(phrase.dropFirst())) else { return "“\(phrase)”不是认得的量" }
      demand.concepts.append(concept)
    }
    entries[entry].demands.append(demand)
    return nil
  }
}
