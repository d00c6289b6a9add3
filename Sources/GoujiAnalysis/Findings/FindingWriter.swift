import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Turns diagnoses and problems into findings: message, places, fixes.
struct FindingWriter {
  private let reading: DraftReading
  private let graph: FactGraph
  private let diagnoses: [Diagnosis]
  private let catalog: Catalog
  private let describer: Describer

  init(reading: DraftReading, graph: FactGraph, diagnoses: [Diagnosis], catalog: Catalog) {
    self.reading = reading
    self.graph = graph
    self.diagnoses = diagnoses
    self.catalog = catalog
    describer = Describer(reading: reading, graph: graph, catalog: catalog)
  }

  func findings() -> [Finding] {
    var result = diagnoses.compactMap(finding) + roundings() + problems() + words()
    result.sort { a, b in
      (a.range.lowerBound, a.severity, a.rule, a.message) < (b.range.lowerBound, b.severity, b.rule, b.message)
    }
    return result
  }

  // MARK: Contradictions

  private func finding(_ diagnosis: Diagnosis) -> Finding? {
    guard let root = diagnosis.repairs.first else { return unexplained(diagnosis) }
    let relations = diagnosis.relations
    guard let main = telling(relations, root) else { return nil }
    let range = range(root)
    var message = describer.formula(graph.relations[main])
    if let advice = advice(diagnosis) { message += "；" + advice }
    return Finding(
      rule: catalog.rules.rules[graph.relations[main].rule].id,
      severity: .error,
      message: message,
      range: range,
      related: related(relations, except: root),
      fixes: fixes(diagnosis)
    )
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

  private func range(_ repair: Repair) -> Range<Int> {
    switch repair.target {
    case .value(let node, _), .unit(let node): describer.range(node)
    case .word(let block, let word, _): moved(word.range, block)
    }
  }

  private func moved(_ range: Range<Int>, _ block: Int) -> Range<Int> {
    let start = reading.tree.blocks[block].start
    return (start + range.lowerBound)..<(start + range.upperBound)
  }

  private func advice(_ diagnosis: Diagnosis) -> String? {
    guard let root = diagnosis.repairs.first else { return nil }
    guard diagnosis.isCertain else {
      return diagnosis.repairs.count > 1 && diagnosis.repairs[1].cost == root.cost ? "两边都可能有误" : nil
    }
    switch root.target {
    case .value(let node, let value):
      return describer.fact(node)?.written(value).map { "此处应为\($0)" }
    case .unit: return "单位“元”应为“万元”"
    case .word(_, let word, let replacement):
      return "“\(word.text)”应为“\(replacement)”"
    }
  }

  private func fixes(_ diagnosis: Diagnosis) -> [Fix] {
    var fixes: [Fix] = []
    let best = diagnosis.repairs.first?.cost
    for (number, repair) in diagnosis.repairs.prefix(4).enumerated() where repair.cost == best {
      guard let edit = edit(repair) else { continue }
      let fix = Fix(title: title(repair, edit), isPreferred: number == 0 && diagnosis.isCertain, edits: [edit])
      if !fixes.contains(where: { $0.edits == fix.edits }) { fixes.append(fix) }
    }
    return fixes
  }

  private func edit(_ repair: Repair) -> TextEdit? {
    switch repair.target {
    case .value(let node, let value):
      guard let fact = describer.fact(node), let text = fact.written(value) else { return nil }
      let unitless = figureRange(node)
      return TextEdit(range: unitless, newText: text)
    case .unit(let node):
      let bytes = reading.tree.text.bytes
      var at = describer.range(node).upperBound
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      return TextEdit(range: at..<at, newText: "万")
    case .word(let block, let word, let replacement):
      return TextEdit(range: moved(word.range, block), newText: replacement)
    }
  }

  private func figureRange(_ node: Int) -> Range<Int> { describer.range(node) }

  private func title(_ repair: Repair, _ edit: TextEdit) -> String {
    switch repair.target {
    case .value(let node, _):
      let old = describer.text(node)
      return old == "空白" ? "\(describer.name(node))填\(edit.newText)" : "将\(describer.name(node))\(old)改为\(edit.newText)"
    case .unit(let node):
      return "将\(describer.text(node))元改为\(describer.text(node))万元"
    case .word(_, let word, let replacement):
      return "将“\(word.text)”改为“\(replacement)”"
    }
  }

  private func related(_ relations: [Int], except root: Repair) -> [RelatedPlace] {
    var places: [RelatedPlace] = []
    var seen: Set<Int> = []
    switch root.target {
    case .value(let node, _), .unit(let node): seen.insert(node)
    case .word: break
    }
    for index in relations {
      let relation = graph.relations[index]
      let formula = describer.formula(relation)
      for node in relation.nodes where !graph.nodes[node].isExternal && !graph.nodes[node].isBlank {
        guard seen.insert(node).inserted, places.count < 12 else { continue }
        places.append(RelatedPlace(range: describer.range(node), message: formula))
      }
    }
    return places
  }

  /// A contradiction that no single change mends.
  private func unexplained(_ diagnosis: Diagnosis) -> Finding? {
    guard let index = diagnosis.relations.min(by: { graph.relations[$0].nodes.count < graph.relations[$1].nodes.count }) else {
      return nil
    }
    let relation = graph.relations[index]
    guard let node = relation.nodes.filter({ !graph.nodes[$0].isExternal }).min(by: { graph.nodes[$0].place < graph.nodes[$1].place })
    else { return nil }
    let root = Repair(target: .value(node: node, Fixed(raw: graph.nodes[node].value)), isUnique: false, cost: 0)
    return Finding(
      rule: catalog.rules.rules[relation.rule].id,
      severity: .error,
      message: describer.formula(relation) + "；只改一处不能使各处都相符，请逐项核对",
      range: describer.range(node),
      related: related(diagnosis.relations, except: root)
    )
  }

  // MARK: Rounding differences

  /// One for each figure: the relation with the fewest parts says it best.
  private func roundings() -> [Finding] {
    var best: [Int: Int] = [:]
    for (index, relation) in graph.relations.enumerated() where relation.verdict == .rounding {
      guard case .sum(.equal, _) = relation.shape, let whole = relation.upper.first?.node, !graph.nodes[whole].isExternal else {
        continue
      }
      if let known = best[whole], graph.relations[known].nodes.count <= relation.nodes.count { continue }
      best[whole] = index
    }
    return best.map { whole, index in
      Finding(
        rule: catalog.rules.rules[graph.relations[index].rule].id,
        severity: .information,
        message: "尾差：" + describer.formula(graph.relations[index]),
        range: describer.range(whole)
      )
    }
  }

  // MARK: What could not be read

  private func problems() -> [Finding] {
    var result: [Finding] = []
    for (number, block) in reading.blocks.enumerated() {
      for problem in block.problems {
        let range = moved(problem.range, number)
        var fixes: [Fix] = []
        if let replacement = problem.replacement {
          fixes = [Fix(title: "改为\(replacement)", isPreferred: true, edits: [TextEdit(range: range, newText: replacement)])]
        }
        result.append(
          Finding(rule: rule(problem.kind), severity: severity(problem.kind), message: problem.message, range: range, fixes: fixes)
        )
      }
    }
    return result
  }

  private func rule(_ kind: ReadingProblem.Kind) -> String {
    switch kind {
    case .malformedNumber: "GJ001"
    case .spacedNumber: "GJ002"
    case .raggedRow: "GJ003"
    case .unknownRow: "GJ004"
    case .unclosedMark: "GJ005"
    case .unknownMark: "GJ006"
    case .malformedCheck: "GJ007"
    }
  }

  private func severity(_ kind: ReadingProblem.Kind) -> Severity {
    switch kind {
    case .malformedNumber, .malformedCheck, .unknownMark: .warning
    case .spacedNumber, .raggedRow, .unknownRow, .unclosedMark: .hint
    }
  }

  private func words() -> [Finding] {
    var result: [Finding] = []
    for (number, block) in reading.blocks.enumerated() {
      for word in block.words {
        let range = moved(word.range, number)
        let fixes = word.replacement.map {
          [Fix(title: "改为\($0)", isPreferred: true, edits: [TextEdit(range: range, newText: $0)])]
        }
        result.append(
          Finding(rule: "GJ1002", severity: .warning, message: word.message, range: range, fixes: fixes ?? [])
        )
      }
    }
    return result
  }
}
