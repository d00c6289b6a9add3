package import GoujiSyntax

/// The phrases of the genre and what each of them means.
package struct Vocabulary: Sendable {
  /// A concept that has a name of its own: no row of a code table.
  package struct NamedConcept: Sendable, Hashable {
    package var name: String
    /// 万元, or the classifier of a count (辆, 个, 人次 …).
    package var unit: String
    package var fund: Fund?
    /// Whether each statement may speak of a part of its own (涉及资金): they bear one another out, but need not agree.
    package var isPartial = false
  }

  /// A concept that the words beside a number name: `8个项目`, `项目8个`.
  private struct Beside: Sendable {
    var concept: Concept
    var words: [[UInt16]]
    var isBehind: Bool
  }

  package private(set) var concepts: [NamedConcept] = []
  package private(set) var problems: [DataProblem] = []
  /// What a figure means that follows another one's with a unit of its own: `团组2个，累计7人次`.
  private var followers: [Follower: Concept] = [:]
  /// The ways to write a unit, by the unit.
  private var units: [[UInt16]: [[UInt16]]] = [:]
  private struct Follower: Hashable {
    var concept: Concept
    var unit: [UInt16]
  }
  private var besides: [Beside] = []
  /// Short names that mean a figure only behind another one: `采购支出300万元，其中：货物100万元`.
  private var shortNames: [ShortName] = []
  private struct ShortName: Sendable {
    var behind: Concept
    var meaning: Concept
    var words: [[UInt16]]
  }
  /// Colloquial words for a total: in a share they mean whatever is being divided.
  private var looseTotals: [[UInt16]] = []
  /// Words behind which a Chinese numeral is a count (购置一辆).
  private var numeralOpenings: [[UInt16]] = []
  /// Endings of the names of funds: a total right behind one is that fund's, not the department's.
  private var fundEndings: [[UInt16]] = []
  private var conceptIndex: [String: UInt16] = [:]
  /// The names of all kinds of money, by number.
  private var fundNames = Fund.knownNames
  /// What a concept means while the whole is divided that another group of concepts begins with.
  private var counterparts: [Concept: [Concept: Concept]] = [:]
  private var dimensionWords: [[UInt16]: Binding] = [:]
  /// Every phrase, folded, with its meaning.
  package private(set) var phrases: [[UInt16]: Binding] = [:]
  /// What else a phrase means at once: `收、支总计均为735万元` states two figures.
  package private(set) var companions: [[UInt16]: Binding] = [:]

  /// The concepts that the program itself asks for.
  package private(set) var known: KnownConcepts

  /// - Parameter usualStages: words for the stage that figures are at where nobody says.
  package init(_ texts: [DataText], usualStages: [String] = [Stage.final.name]) {
    known = KnownConcepts { _ in nil }
    addDimensions()
    // Keys keep what nobody says at their first stage, whatever the kind of report calls it.
    for word in usualStages { dimensionWords[word.folded] = Binding(stage: .final) }
    for line in DataLine.all(in: texts) { read(line) }
    known = KnownConcepts { name in
      let concept = concept(named: name)
      if concept == nil {
        problems.append(
          DataProblem(file: texts.first?.name ?? "", line: 0, message: Message(verbatim: "没有概念“\(name)”，程序要用到它"))
        )
      }
      return concept
    }
  }

  /// This vocabulary with an office's own phrases put in; one that is there already takes the new meaning. Its problems
  /// are those of the office's lines. Concepts keep their numbers, so that whatever was read before stays true.
  package func extended(with bytes: [UInt8]) -> Vocabulary {
    var own = self
    own.problems = []
    for line in DataLine.all(in: bytes) { own.read(line) }
    return own
  }

  /// The meaning of exactly this phrase.
  package func meaning(of phrase: [UInt16]) -> Binding? { phrases[phrase] }

  /// The meaning of a word that the data's own descriptions are made of (`收入`, `一般公共预算`, `三公.合计`).
  package func word(_ word: [UInt16]) -> Binding? { dimensionWords[word] }

  /// Whether figures of the concept are counted in this unit.
  package func counts(_ concept: Concept, in unit: [UInt16]) -> Bool {
    guard let own = named(concept) else { return false }
    return (units[own.name.folded] ?? units[own.unit.folded] ?? [own.unit.folded]).contains(unit)
  }

  /// What a figure means that stands behind one of `concept` with a unit of its own.
  package func follower(of concept: Concept, unit: [UInt16]) -> Concept? {
    followers[Follower(concept: concept, unit: unit)]
  }

  /// Whether a figure with a unit of its own may follow one of `concept`.
  package func hasFollower(_ concept: Concept) -> Bool { followers.keys.contains { $0.concept == concept } }

  /// What a count is a count of by the words right beside it.
  /// - Parameter range: the number in `text`, without its unit.
  package func concept(beside range: Range<Int>, unit: [UInt16], in text: FoldedText) -> Concept? {
    for beside in besides where counts(beside.concept, in: unit) {
      let isThere = beside.words.contains { word in
        text.hasPrefix(word, at: beside.isBehind ? range.upperBound + unit.count : range.lowerBound - word.count)
      }
      if isThere { return beside.concept }
    }
    return nil
  }

  /// What a short name right in front of a figure means behind a figure of `concept`.
  /// - Parameter index: where the figure begins.
  package func concept(behind concept: Concept, shortNameBefore index: Int, in text: FoldedText) -> Concept? {
    for name in shortNames where name.behind == concept {
      let isThere = name.words.contains { word in
        let start = index - word.count
        // A longer name ends in it: `某某服务`.
        return text.hasPrefix(word, at: start) && (start == 0 || !isIdeograph(text.scalars[start - 1]))
      }
      if isThere { return name.meaning }
    }
    return nil
  }

  /// Whether the words in `range` name a total loosely (占总收入的…).
  package func isLooseTotal(_ range: Range<Int>, in text: FoldedText) -> Bool {
    looseTotals.contains { $0.count == range.count && text.hasPrefix($0, at: range.lowerBound) }
  }

  /// Whether the name of some fund ends at `index`, so that a total there is its own: `机构运行经费支出合计`.
  package func endsFund(_ text: FoldedText, at index: Int) -> Bool {
    fundEndings.contains { text.hasPrefix($0, at: index - $0.count) }
  }

  /// Whether a Chinese numeral at `index` may be a count by the word in front of it.
  package func opensNumeral(_ text: FoldedText, at index: Int) -> Bool {
    numeralOpenings.contains { text.hasPrefix($0, at: index - $0.count) }
  }

  /// All kinds of money that the vocabulary tells apart.
  package var funds: [Fund] { fundNames.indices.map { Fund(rawValue: UInt8(truncatingIfNeeded: $0)) } }

  /// What a kind of money is called; empty for one that this vocabulary does not know.
  package func name(of fund: Fund) -> String {
    fundNames.indices.contains(Int(fund.rawValue)) ? fundNames[Int(fund.rawValue)] : ""
  }

  /// What a concept means as a part of a whole: of vehicles to be bought and vehicles held, the parts go by the same names.
  package func meaning(of concept: Concept, dividing whole: Concept) -> Concept {
    counterparts[whole]?[concept] ?? concept
  }

  package func concept(named name: String) -> Concept? {
    conceptIndex[name].map { .named($0) }
  }

  package func named(_ concept: Concept) -> NamedConcept? {
    guard case .named(let index) = concept, Int(index) < concepts.count else { return nil }
    return concepts[Int(index)]
  }

  /// Reads a meaning as it is written in the data: words parted by blanks.
  package func binding(_ text: String) -> Binding? {
    var result = Binding()
    for word in text.split(separator: " ") {
      guard let meaning = dimensionWords[String(word).folded] else { return nil }
      result = result.overlaid(by: meaning)
    }
    return result
  }

  private mutating func addDimensions() {
    func add(_ word: String, _ binding: Binding) { dimensionWords[word.folded] = binding }
    for fund in funds { add(name(of: fund), Binding(fund: fund)) }
    for part in Part.allCases { add(part.name, Binding(part: part)) }
    for stage in Stage.allCases { add(stage.name, Binding(stage: stage)) }
    for year in FiscalYear.allCases { add(year.name, Binding(year: year)) }
    add("收入", Binding(concept: .income(0)))
    add("支出", Binding(concept: .expense(0)))
    add("经济", Binding(concept: .economic(0)))
  }

  private mutating func read(_ line: DataLine) {
    let (head, rest) = line.headAndRest
    if head == "概念" {
      let parts = rest.split(separator: " ").map(String.init)
      let isPartial = parts.count > 2 && parts[2] == "各指"
      let fund = parts.count > 2 ? funds.first { name(of: $0) == parts[2] } : nil
      guard parts.count >= 2, parts.count < 3 || fund != nil || isPartial, let index = UInt16(exactly: concepts.count)
      else {
        return report(line, .expected("概念 名字 单位 [口径|各指]"))
      }
      guard conceptIndex[parts[0]] == nil else {
        return report(line, Message(zh: "概念“\(parts[0])”已经有了", en: "the concept “\(parts[0])” is there already"))
      }
      concepts.append(NamedConcept(name: parts[0], unit: parts[1], fund: fund, isPartial: isPartial))
      conceptIndex[parts[0]] = index
      dimensionWords[parts[0].folded] = Binding(concept: .named(index), fund: fund)
      return
    }
    if head == "口径" {
      for name in words(rest) where !fundNames.contains(name) && fundNames.count <= UInt8.max {
        dimensionWords[name.folded] = Binding(fund: Fund(rawValue: UInt8(truncatingIfNeeded: fundNames.count)))
        fundNames.append(name)
      }
      return
    }
    if head == "同分" { return readCounterparts(rest, line) }
    if head == "单位" {
      guard let (unit, list) = cut(rest, at: ["：", ":"]) else { return report(line, .expected("单位 单位 ： 写法、写法")) }
      units[unit.folded] = words(list).map(\.folded)
      return
    }
    if head == "泛指" || head == "尾字" || head == "汉字数前" {
      guard let (_, list) = cut(line.text, at: ["：", ":"]) else { return report(line, .expected("\(head) ： 说法、说法")) }
      let folded = words(list).map(\.folded)
      switch head {
      case "泛指": looseTotals += folded
      case "尾字": fundEndings += folded
      default: numeralOpenings += folded
      }
      return
    }
    if head == "简称" {
      guard let (names, list) = cut(rest, at: ["：", ":"]) else { return report(line, .expected("简称 量 量 ： 说法、说法")) }
      let concepts = names.split(separator: " ").compactMap { dimensionWords[String($0).folded]?.concept }
      guard concepts.count == 2 else { return report(line, .expected("简称 量 量 ： 说法、说法")) }
      shortNames.append(
        ShortName(behind: concepts[0], meaning: concepts[1], words: words(list).map(\.folded))
      )
      return
    }
    if head == "数前" || head == "数后" {
      guard let (name, list) = cut(rest, at: ["：", ":"]), let concept = self.concept(named: name) else {
        return report(line, .expected("数前|数后 量 ： 说法、说法"))
      }
      besides.append(Beside(concept: concept, words: words(list).map(\.folded), isBehind: head == "数后"))
      return
    }
    if head == "随后" {
      let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, let concept = self.concept(named: parts[0]),
        let (units, target) = cut(parts[1], at: ["=>"]),
        let follower = self.concept(named: target)
      else { return report(line, .expected("随后 量 单位、单位 => 量")) }
      for unit in words(units) { followers[Follower(concept: concept, unit: unit.folded)] = follower }
      return
    }
    guard let (meaning, list) = cut(line.text, at: ["：", ":"]) else { return report(line, .expected("含义 ： 说法、说法")) }
    let meanings = meaning.split(separator: "+").map { binding(trimmedBlanks($0)) }
    guard let first = meanings.first, let binding = first, meanings.allSatisfy({ $0 != nil }), meanings.count <= 2
    else {
      return report(line, Message(zh: "“\(meaning)”里有不认识的词", en: "an unknown word in “\(meaning)”"))
    }
    for phrase in words(list) {
      phrases[phrase.folded] = binding
      if meanings.count == 2 { companions[phrase.folded] = meanings[1] }
    }
  }

  /// `购置计划 ： 车辆、设备`: while something of the first group is divided, names of the others mean what has the same name
  /// there.
  private mutating func readCounterparts(_ rest: String, _ line: DataLine) {
    guard let (group, others) = cut(rest, at: ["：", ":"]) else { return report(line, .expected("同分 组 ： 组、组")) }
    func members(of group: String) -> [(name: Substring, concept: Concept)] {
      conceptIndex.filter { $0.key.hasPrefix(group + ".") }
        .map { ($0.key.dropFirst(group.count + 1), .named($0.value)) }
    }
    let own = Dictionary(members(of: group).map { ($0.name, $0.concept) }) { first, _ in first }
    let pairs = words(others).flatMap(members).compactMap { other in own[other.name].map { (other.concept, $0) } }
    if pairs.isEmpty {
      return report(
        line,
        Message(zh: "“\(group)”和“\(others)”没有同名的量", en: "“\(group)” and “\(others)” share no name")
      )
    }
    for whole in own.values { counterparts[whole, default: [:]].merge(pairs) { _, last in last } }
  }

  private mutating func report(_ line: DataLine, _ message: Message) {
    problems.append(line.problem(message))
  }
}
