package import GoujiCatalog
package import GoujiFacts
package import GoujiReconcile
package import GoujiSyntax

/// Everything that is known of one version of a draft. Immutable: every question about a version is answered from
/// one value, and an edit makes the next one.
package struct Analysis: Sendable {
  package let tree: SyntaxTree
  package let reading: DraftReading
  package let graph: FactGraph
  private let conclusions: Conclusions
  /// In the order of the draft.
  package private(set) var findings: [Finding]
  let templates: FindingTemplates
  private let checks: BlockChecks
  private let doubted: Set<Int>
  package let environment: Environment

  package var text: SourceText { tree.text }
  package var book: Book { environment.book }
  package var diagnoses: [Diagnosis] { conclusions.diagnoses }

  package init(_ text: SourceText, _ environment: Environment = Environment()) {
    let tree = SyntaxTree(text)
    self.init(DraftReading(tree, environment.book), environment)
  }

  package init(_ string: String) {
    self.init(SourceText(string))
  }

  /// The analysis of a draft whose header says what surrounds it.
  package init(_ text: SourceText, surroundedBy environment: (DraftHeader) -> Environment) {
    let tree = SyntaxTree(text)
    let environment = environment(DraftHeader(of: tree))
    self.init(DraftReading(tree, environment.book), environment)
  }

  /// The analysis of the draft after an edit.
  package func applying(_ edits: [TextEdit]) -> Analysis {
    var tree = tree
    for edit in edits { tree.apply(edit) }
    return Analysis(reading.updated(to: tree), environment, previous: self)
  }

  /// The same draft among other surroundings.
  ///
  /// - Returns: nil if those say no more and no less than the present ones.
  package func surrounded(by other: Environment) -> Analysis? {
    if environment.saysSame(as: other) { return nil }
    return Analysis(other.book === book ? reading : DraftReading(tree, other.book), other)
  }

  private init(_ reading: DraftReading, _ environment: Environment, previous: Analysis? = nil) {
    self.tree = reading.tree
    self.reading = reading
    self.environment = environment
    // Most keystrokes move text without stating anything new: then all conclusions still stand.
    let moved = previous.flatMap { $0.graph.moved(from: $0.reading.blocks, to: reading.blocks) }
    let retyped =
      moved == nil ? previous.flatMap { $0.graph.retyped(from: $0.reading, to: reading, environment.book) } : nil
    let graph =
      moved ?? retyped?.0
      ?? GraphBuilder.build(
        reading,
        environment.book,
        environment.externals,
        checks: environment.checks.map(\.claim)
      )
    self.graph = graph
    let known = moved == nil ? nil : previous
    // What lies away from a figure typed anew stays as it is, too.
    let change = previous.flatMap { previous in retyped.map { (previous, $0.1) } }
    conclusions = known?.conclusions ?? RootCause.conclude(graph, previous: change.map { ($0.conclusions, $1) })
    doubted = known?.doubted ?? Self.doubted(conclusions.diagnoses, graph)
    let writer = FindingWriter(
      reading: reading,
      graph: graph,
      diagnoses: conclusions.diagnoses,
      environment: environment
    )
    templates = known?.templates ?? writer.templates(previous: change.map { ($0, $1) })
    checks = BlockChecks(reading, environment.book, previous: previous?.checks)
    findings = []
    let all =
      writer.findings(templates.all) + writer.findings(checks) + TermCheck.findings(self) + FileCheck.findings(self)
      + UnitCheck.findings(self) + FormCheck.findings(self) + ProjectCheck.findings(self)
    findings = Silence(reading).sifted(all).sorted { a, b in
      (a.range.lowerBound, a.severity, a.rule, a.message) < (b.range.lowerBound, b.severity, b.rule, b.message)
    }
  }
}

// MARK: Coverage

extension Analysis {
  /// Every figure of the draft, in order, and what became of it.
  package var figures: [FigureReport] {
    let describer = Describer(reading: reading, graph: graph, book: book)
    var block = -1
    var claims: [Int: String] = [:]
    return graph.nodes.indices.compactMap { index in
      let node = graph.nodes[index]
      guard node.block >= 0, !node.isBlank, !node.isAsked else { return nil }
      if node.block != block {
        block = node.block
        claims = describer.claimTexts(block)
      }
      let status = status(index)
      return FigureReport(
        range: describer.range(index),
        status: status,
        isOnlyLikely: isOnlyLikely(index, status),
        key: describer.keyText(index) ?? claims[node.fact],
        reason: status == .unchecked ? describer.reasonUnchecked(index, claims[node.fact]) : nil
      )
    }
  }

  package var coverage: Coverage {
    var coverage = Coverage()
    for (index, node) in graph.nodes.enumerated() where node.block >= 0 && !node.isBlank && !node.isAsked {
      let status = status(index)
      coverage.count(status, isOnlyLikely: isOnlyLikely(index, status))
    }
    return coverage
  }

  /// Whether no relation that could contradict a confirmed figure bears it out.
  private func isOnlyLikely(_ node: Int, _ status: FigureStatus) -> Bool {
    guard status == .confirmed else { return false }
    return !graph.relationsOfNode[node].contains { index in
      switch graph.relations[index].verdict {
      case .exact, .rounding: graph.relations[index].pinsFigures
      case .open, .violated: false
      }
    }
  }

  /// What became of a figure, by its node.
  ///
  /// A figure that a broken relation merely leans on, and that other relations bear out, is confirmed: one mistake
  /// contradicts one figure, or those of which nobody can tell which is wrong.
  package func status(_ node: Int) -> FigureStatus {
    let isDoubted = doubted.contains(node)
    var isBroken = false
    for relation in graph.relationsOfNode[node] {
      switch graph.relations[relation].verdict {
      case .violated: isBroken = true
      case .exact, .rounding: if !isDoubted, graph.relations[relation].bearsOut { return .confirmed }
      case .open: continue
      }
    }
    return isBroken || isDoubted ? .contradicted : .unchecked
  }

  /// The figures that the findings point at, or that are as likely to be wrong.
  static func doubted(_ diagnoses: [Diagnosis], _ graph: FactGraph) -> Set<Int> {
    var doubted: Set<Int> = []
    for diagnosis in diagnoses {
      guard let best = diagnosis.repairs.first?.cost else {
        for relation in diagnosis.relations { doubted.formUnion(graph.relations[relation].nodes) }
        continue
      }
      for repair in diagnosis.repairs where repair.cost == best {
        switch repair.target {
        case .value(let node, _), .unit(let node): doubted.insert(node)
        case .word: continue
        }
      }
    }
    return doubted
  }
}
