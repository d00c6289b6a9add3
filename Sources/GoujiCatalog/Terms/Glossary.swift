import GoujiSyntax

/// The terms of departmental accounts in the order in which disclosures explain them, from `terms.txt`.
package struct Glossary: Sendable {
  package private(set) var terms: [GlossaryTerm] = []
  package private(set) var problems: [DataProblem] = []
  private var index = PhraseIndex()
  /// The names of those that must be explained, until all terms have been read.
  private var mandatory: [(line: DataLine, name: String)] = []

  package init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) { read(line) }
    for (line, name) in mandatory {
      guard let index = terms.firstIndex(where: { $0.name == name }) else {
        report(line, "没有名词“\(name)”")
        continue
      }
      terms[index].mustBeExplained = true
    }
    mandatory = []
    for (number, term) in terms.enumerated() {
      for word in [term.name] + term.aliases {
        put(word, number)
        // “三公”经费 is also written without its quotation marks.
        let plain = String(folded: word.folded.filter { $0 != quotationMark })
        if plain.utf16.count != word.folded.count { put(plain, number) }
      }
      if term.explanation.isEmpty || term.source.isEmpty {
        problems.append(DataProblem(line: 0, message: Message(verbatim: "“\(term.name)”没有“释”或“据”")))
      }
    }
  }

  /// The term with this name or alias; quotation marks, white space and the width of characters do not count.
  package func term(named name: [UInt16]) -> Int? { index.values(of: name).first }

  package func term(named name: String) -> Int? { term(named: name.folded) }

  /// The longest term that starts at a place of a folded text.
  package func term(at start: Int, in text: [UInt16]) -> TermOccurrence? {
    guard let length = index.longest(at: start, in: text) else { return nil }
    return index.values(of: text[start..<(start + length)]).first.map {
      TermOccurrence(term: $0, range: start..<(start + length))
    }
  }

  /// The terms that a folded text holds, from left to right; of overlapping ones the first, of those the longest.
  package func occurrences(in text: [UInt16]) -> [TermOccurrence] {
    var result: [TermOccurrence] = []
    var at = 0
    while at < text.count {
      if let found = term(at: at, in: text) {
        result.append(found)
        at = found.range.upperBound
      } else {
        at += 1
      }
    }
    return result
  }

  /// The term around a character of a folded text: what the pointer is on.
  package func term(covering position: Int, in text: [UInt16]) -> TermOccurrence? {
    guard text.indices.contains(position) else { return nil }
    let from = max(0, position - 80)
    let found = occurrences(in: Array(text[from..<min(text.count, position + 80)]))
    return found.first { $0.range.contains(position - from) }.map {
      TermOccurrence(term: $0.term, range: ($0.range.lowerBound + from)..<($0.range.upperBound + from))
    }
  }

  /// The terms for what has been typed: a part of a name or alias, or pinyin initials; nothing for all. Names that
  /// start with it go first, each group in the order of the genre.
  ///
  /// - Parameter pinyin: what the initials of a term's name are.
  package func completions(for query: String, _ pinyin: PinyinInitials) -> [Int] {
    let text = query.folded.filter { $0 != quotationMark }
    let letters = Array(query.lowercased().utf8)
    var starts: [Int] = []
    var contain: [Int] = []
    for (number, term) in terms.enumerated() {
      let words = ([term.name] + term.aliases).map { $0.folded.filter { $0 != quotationMark } }
      let initials = pinyin.initials(of: term.name).utf8
      if words.contains(where: { $0.starts(with: text) }) || initials.starts(with: letters) {
        starts.append(number)
      } else if words.contains(where: { contains(text, in: $0) }) || contains(letters, in: initials) {
        contain.append(number)
      }
    }
    return starts + contain
  }

  private mutating func put(_ word: String, _ number: Int) {
    if let other = term(named: word) {
      if other != number {
        problems.append(
          DataProblem(line: 0, message: Message(verbatim: "“\(word)”既是“\(terms[other].name)”又是“\(terms[number].name)”"))
        )
      }
    } else {
      index.insert(word, value: number)
    }
  }

  private mutating func read(_ line: DataLine) {
    let (head, rest) = line.headAndRest
    if head == "必释" {
      guard let (_, list) = cut(line.text, at: ["：", ":"]) else { return report(line, "应为“必释 ： 术语、术语”") }
      mandatory += words(list).map { (line, $0) }
      return
    }
    if head == "术语" { return terms.append(GlossaryTerm(name: rest)) }
    guard let last = terms.indices.last else { return report(line, "应当先写“术语 名称”") }
    switch head {
    case "别名": terms[last].aliases = words(rest)
    case "量": terms[last].figure = rest
    case "据": terms[last].source = rest
    case "释": terms[last].explanation = rest
    default: report(line, "不认识“\(head)”")
    }
  }

  private mutating func report(_ line: DataLine, _ message: String) {
    problems.append(line.problem(Message(verbatim: message)))
  }
}

private let quotationMark: UInt16 = 0x22
