import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// A finding before its places are known: it outlives every edit that only moves text.
struct FindingTemplate: Sendable {
  /// A place in terms of what stands there.
  enum Anchor: Sendable, Hashable {
    case figure(Int)
    /// Behind a figure and the blanks after it, where its unit begins.
    case unit(Int)
    /// The word in which a sentence states a relation.
    case word(relation: Int, Range<Int>)
    /// A figure of last year's draft, by its place among those.
    case external(Int)
    /// A line of the office's own checks, by its place among those.
    case check(Int)
  }
  struct Change: Sendable {
    var title: Message
    var isPreferred: Bool
    var anchor: Anchor
    var newText: String
  }

  var rule: String
  var severity: Severity
  var message: Message
  var anchor: Anchor
  var related: [(anchor: Anchor, message: Message)] = []
  var changes: [Change] = []
}

/// The findings of a draft before their places are known, each with what it tells of.
struct FindingTemplates: Sendable {
  /// Nil for a diagnosis that is not told.
  var ofDiagnoses: [(diagnosis: Diagnosis, template: FindingTemplate?)] = []
  /// By relation.
  var ofRoundings: [Int: FindingTemplate] = [:]

  var all: [FindingTemplate] { ofDiagnoses.compactMap(\.template) + ofRoundings.values }
}

/// Turns diagnoses and problems into findings: message, places, fixes.
struct FindingWriter {
  let reading: DraftReading
  let graph: FactGraph
  private let diagnoses: [Diagnosis]
  let environment: Analysis.Environment
  let book: Book
  let describer: Describer

  init(_ draft: DraftState, _ diagnoses: [Diagnosis]) {
    reading = draft.reading
    graph = draft.graph
    environment = draft.environment
    book = draft.book
    describer = draft.describer
    self.diagnoses = diagnoses
  }

  /// What the relations show, apart from where it stands.
  /// - Parameter previous: what was told of the draft before, and what has changed in its graph.
  func templates(previous: (FindingTemplates, Change)?) -> FindingTemplates {
    let known = previous.map { KnownTemplates($0, $1, graph) }
    var templates = FindingTemplates()
    for diagnosis in diagnoses {
      templates.ofDiagnoses.append((diagnosis, known?.template(of: diagnosis) ?? template(diagnosis)))
    }
    for relation in roundings() {
      templates.ofRoundings[relation] = known?.template(ofRounding: relation) ?? rounding(relation)
    }
    return templates
  }

  func findings(_ templates: [FindingTemplate]) -> [Finding] {
    templates.map(placed)
  }

  // MARK: Contradictions

  private func placed(_ template: FindingTemplate) -> Finding {
    Finding(
      rule: template.rule,
      severity: template.severity,
      message: template.message,
      range: range(template.anchor),
      related: template.related.map {
        RelatedPlace(range: range($0.anchor), message: $0.message, source: source($0.anchor))
      },
      fixes: template.changes.map { change in
        Fix(
          title: change.title,
          isPreferred: change.isPreferred,
          edits: [TextEdit(range: range(change.anchor), newText: change.newText)]
        )
      }
    )
  }

  /// Bytes of 亿.
  private static let hundredMillions = 3

  private func range(_ anchor: FindingTemplate.Anchor) -> Range<Int> {
    switch anchor {
    case .figure(let node): return describer.range(node)
    case .unit(let node):
      let bytes = reading.tree.text.bytes
      var at = describer.range(node).upperBound
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      return graph.nodes[node].isInHundredMillions ? at..<min(at + Self.hundredMillions, bytes.count) : at..<at
    case .word(let relation, let range):
      return graph.relations[relation].wordBlock.map { moved(range, $0) } ?? 0..<0
    case .external(let place): return environment.externals[place].range
    case .check(let place): return environment.checks[place].range
    }
  }

  /// The text that a place stands in; nil for the draft.
  private func source(_ anchor: FindingTemplate.Anchor) -> OtherText? {
    switch anchor {
    case .figure, .unit, .word: nil
    case .external(let place): environment.others.holding(place)?.source
    case .check(let place): environment.checks[place].source
    }
  }

  private func template(_ diagnosis: Diagnosis) -> FindingTemplate? {
    guard let root = diagnosis.repairs.first else { return unexplained(diagnosis) }
    if isUndecided(root) { return nil }
    let relations = diagnosis.relations
    guard let main = telling(relations, root) else { return nil }
    var message = describer.formula(graph.relations[main])
    if let advice = advice(diagnosis) { message = message.then(advice) }
    if let other = otherRow(root) { message = message.then(other) }
    return FindingTemplate(
      rule: book.rules.rules[graph.relations[main].rule].id,
      severity: severity(relations),
      message: message,
      anchor: anchor(root),
      related: related(relations, except: root),
      changes: changes(diagnosis)
    )
  }

  /// Whether a word is one of those of a template that its writer has yet to choose from: 小于（大于）. That is told already.
  private func isUndecided(_ repair: Repair) -> Bool {
    guard case .word(let relation, let word, _) = repair.target, let block = graph.relations[relation].wordBlock else {
      return false
    }
    let text = reading.tree.blocks[block].content.text
    return book.wording.matches(in: text, at: .narrative).contains { text.source($0.range).overlaps(word.range) }
  }

  private func anchor(_ repair: Repair) -> FindingTemplate.Anchor {
    switch repair.target {
    case .value(let node, _), .unit(let node): .figure(node)
    case .word(let relation, let word, _): .word(relation: relation, word.range)
    }
  }

  /// The relation whose formula tells most: one that the root itself stands in as the whole, else the shortest.
  private func telling(_ relations: [Int], _ root: Repair) -> Int? {
    relations.min { rank($0, root) < rank($1, root) }
  }

  private func rank(_ index: Int, _ root: Repair) -> (Int, Int) {
    let relation = graph.relations[index]
    if !relation.lower.isEmpty { return (2, relation.nodes.count) }
    // A sentence is held against the table that it repeats, a table's total against its parts.
    let isIdentity = relation.upper.count == 2
    return (isIdentity == isInSentence(root) ? 0 : 1, relation.nodes.count)
  }

  private func isInSentence(_ repair: Repair) -> Bool {
    switch repair.target {
    case .value(let node, _), .unit(let node): graph.nodes[node].place <= .sentence
    case .word: true
    }
  }

  func moved(_ range: Range<Int>, _ block: Int) -> Range<Int> {
    let start = reading.tree.blocks[block].start
    return (start + range.lowerBound)..<(start + range.upperBound)
  }

  private func advice(_ diagnosis: Diagnosis) -> Message? {
    guard let root = diagnosis.repairs.first else { return nil }
    guard diagnosis.isCertain else {
      return diagnosis.repairs.count > 1 && diagnosis.repairs[1].cost == root.cost
        ? Message(zh: "两边都可能有误", en: "either side may be wrong") : nil
    }
    switch root.target {
    case .value:
      return newText(root).map { Message(zh: "此处应为\($0)", en: "should be \($0)") }
    case .unit(let node):
      let unit = unit(of: node)
      return Message(zh: "单位“\(unit)”应为“万元”", en: "the unit \(unit) should be 万元")
    case .word(_, let word, let replacement):
      return Message(zh: "“\(word.text)”应为“\(replacement)”", en: "“\(word.text)” should be “\(replacement)”")
    }
  }

  /// The one other row of the tables that has the figure which a sentence gives for a code: then the name may be wrong.
  private func otherRow(_ root: Repair) -> Message? {
    guard case .value(let node, _) = root.target, graph.nodes[node].value != 0, graph.nodes[node].place == .sentence,
      graph.nodes[node].block >= 0, !reading.blocks[graph.nodes[node].block].chains.isEmpty,
      let key = graph.nodes[node].key,
      case .expense(let code) = key.concept, digitCount(code) > CodeLevel.category.digits
    else { return nil }
    var codes: Set<UInt32> = []
    for other in graph.nodes where other.place > .sentence && other.value == graph.nodes[node].value {
      guard var same = other.key, case .expense(let found) = same.concept, digitCount(found) == digitCount(code) else {
        continue
      }
      same.concept = key.concept
      if same == key { codes.insert(found) }
    }
    guard codes.count == 1, let other = codes.first, other != code, let name = book.functional[other]?.name else {
      return nil
    }
    return Message(
      zh: "\(describer.text(node))是表里\(other)“\(name)”的数，也可能是科目名称写错了",
      en: "\(describer.text(node)) is the figure of \(other) “\(name)” in the tables; the name may be the wrong one"
    )
  }

  /// Whether last year's sums speak against a figure of what is contradicted: then another figure may be the wrong one.
  private func hasDoubtfulWitness(_ diagnosis: Diagnosis) -> Bool {
    if graph.suspended.isEmpty { return false }
    let nodes = Set(diagnosis.relations.flatMap { graph.relations[$0].nodes })
    return graph.suspended.contains { graph.relations[$0].nodes.contains(where: nodes.contains) }
  }

  private func changes(_ diagnosis: Diagnosis) -> [FindingTemplate.Change] {
    var changes: [FindingTemplate.Change] = []
    let isCertain = diagnosis.isCertain && !hasDoubtfulWitness(diagnosis)
    let best = diagnosis.repairs.first?.cost
    for (number, repair) in diagnosis.repairs.prefix(4).enumerated() where repair.cost == best {
      guard let newText = newText(repair) else { continue }
      changes.append(
        FindingTemplate.Change(
          title: title(repair, newText),
          isPreferred: number == 0 && isCertain,
          anchor: changed(repair),
          newText: newText
        )
      )
    }
    return changes
  }

  private func changed(_ repair: Repair) -> FindingTemplate.Anchor {
    if case .unit(let node) = repair.target { return .unit(node) }
    return anchor(repair)
  }

  private func newText(_ repair: Repair) -> String? {
    switch repair.target {
    case .value(let node, let value):
      describer.fact(node)?.written(
        value,
        decimals: repair.decimals,
        isGrouped: isGrouped(graph.nodes[node].block)
      )
    case .unit: "万"
    case .word(_, _, let replacement): replacement
    }
  }

  /// Whether figures of a block have thousands separators.
  private func isGrouped(_ block: Int) -> Bool {
    block >= 0 && reading.blocks[block].facts.contains { $0.number.hasSeparators }
  }

  private func title(_ repair: Repair, _ newText: String) -> Message {
    switch repair.target {
    case .value(let node, _):
      let (name, old) = (describer.name(node), describer.text(node))
      return describer.isBlank(node)
        ? Message(zh: "\(name)填\(newText)", en: "fill in \(name) with \(newText)")
        : Message(zh: "将\(name)\(old)改为\(newText)", en: "change \(name)\(old) to \(newText)")
    case .unit(let node):
      let unit = unit(of: node)
      return Message(
        zh: "将\(describer.text(node))\(unit)改为\(describer.text(node))万元",
        en: "change \(describer.text(node))\(unit) to \(describer.text(node))万元"
      )
    case .word(_, let word, let replacement):
      return Message(zh: "将“\(word.text)”改为“\(replacement)”", en: "change “\(word.text)” to “\(replacement)”")
    }
  }

  private func related(_ relations: [Int], except root: Repair) -> [(anchor: FindingTemplate.Anchor, message: Message)]
  {
    var places: [(anchor: FindingTemplate.Anchor, message: Message)] = []
    var seen: Set<Int> = []
    switch root.target {
    case .value(let node, _), .unit(let node): seen.insert(node)
    case .word: break
    }
    for index in relations {
      let relation = graph.relations[index]
      let formula = describer.formula(relation)
      for node in relation.nodes where !graph.nodes[node].isBlank {
        guard places.count < 12, seen.insert(node).inserted else { continue }
        if !graph.nodes[node].isExternal {
          places.append((.figure(node), formula))
        } else if environment.others.holding(graph.nodes[node].fact) != nil {
          places.append((.external(graph.nodes[node].fact), formula))
        }
      }
      if let check = graph.checks[index] { places.append((.check(check), formula)) }
    }
    return places
  }

  /// An error, unless only rules are broken that allow for exceptions.
  private func severity(_ relations: [Int]) -> Severity {
    relations.allSatisfy { book.rules.rules[graph.relations[$0].rule].isAdvice } ? .warning : .error
  }

  /// A contradiction that no single change mends.
  private func unexplained(_ diagnosis: Diagnosis) -> FindingTemplate? {
    guard let index = diagnosis.relations.min(by: { graph.relations[$0].nodes.count < graph.relations[$1].nodes.count })
    else {
      return nil
    }
    let relation = graph.relations[index]
    guard
      let node = relation.nodes.filter({ !graph.nodes[$0].isExternal }).min(by: {
        graph.nodes[$0].place < graph.nodes[$1].place
      })
    else { return nil }
    let root = Repair(target: .value(node: node, Fixed(raw: graph.nodes[node].value)), isUnique: false, cost: 0)
    let formula = describer.formula(relation)
    let advice = Message(zh: "只改一处不能使各处都相符，请逐项核对", en: "no single change makes all agree; check each figure")
    return FindingTemplate(
      rule: book.rules.rules[relation.rule].id,
      severity: severity(diagnosis.relations),
      message: diagnosis.isCutShort ? formula : formula.then(advice),
      anchor: .figure(node),
      related: related(diagnosis.relations, except: root)
    )
  }

  // MARK: Rounding differences

  /// The relations to tell, one for each figure: the one with the fewest parts says it best.
  private func roundings() -> some Collection<Int> {
    var best: [Int: Int] = [:]
    for index in graph.rounded.sorted() where !graph.relations[index].onlyConfirms {
      let relation = graph.relations[index]
      guard case .sum(.equal, _) = relation.shape, let whole = relation.upper.first?.node,
        !graph.nodes[whole].isExternal
      else {
        continue
      }
      if isShortened(relation) { continue }
      if let known = best[whole], graph.relations[known].nodes.count <= relation.nodes.count { continue }
      best[whole] = index
    }
    return best.values
  }

  private func rounding(_ index: Int) -> FindingTemplate? {
    graph.relations[index].upper.first.map { whole in
      FindingTemplate(
        rule: book.rules.rules[graph.relations[index].rule].id,
        severity: .information,
        message: Message(
          zh: "尾差：\(describer.formula(graph.relations[index]))",
          en: "rounding difference: \(describer.formula(graph.relations[index]))"
        ),
        anchor: .figure(whole.node)
      )
    }
  }

  /// `135.71` beside `135.713830`, or beside figures in 元 that add up to it: one amount, written to fewer decimals.
  private func isShortened(_ relation: Relation) -> Bool {
    guard case .sum(_, constant: 0) = relation.shape, relation.upper.count > 1 else { return false }
    // 0 is written for nothing at all, to no decimals.
    let figures = relation.upper.map { graph.nodes[$0.node] }.filter { $0.value != 0 }
    let slacks = figures.map { Int128($0.slack) }
    let coarsest = slacks.max() ?? 0
    // Two figures, or a whole beside its parts, which together are still finer.
    guard figures.count < 3 || Int128(graph.nodes[relation.upper[0].node].slack) == coarsest,
      slacks.reduce(0, +) - coarsest < coarsest
    else { return false }
    let difference = relation.upper.reduce(Int128(0)) { sum, term in
      sum + Int128(graph.nodes[term.node].value) * (term.isNegative ? -1 : 1)
    }
    return difference.magnitude <= coarsest.magnitude
  }
}
