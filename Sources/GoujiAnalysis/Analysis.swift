package import GoujiCatalog
package import GoujiFacts
package import GoujiReconcile
package import GoujiSyntax

/// Everything that is known of one version of a draft. Immutable: every question about a version is answered from
/// one value, and an edit makes the next one.
package struct Analysis: Sendable {
  let state: DraftState
  private let conclusions: Conclusions
  let templates: FindingTemplates
  private let checks: CheckResults
  private let doubted: Set<Int>
  /// In the order of the draft.
  package let findings: [Finding]

  package var tree: SyntaxTree { state.tree }
  package var reading: DraftReading { state.reading }
  package var graph: FactGraph { state.graph }
  package var environment: Environment { state.environment }
  package var text: SourceText { state.text }
  package var book: Book { state.book }
  package var diagnoses: [Diagnosis] { conclusions.diagnoses }

  package init(_ text: SourceText, _ environment: Environment) {
    let tree = SyntaxTree(text)
    self.init(DraftReading(tree, environment.book), environment)
  }

  /// The analysis of a draft that has nothing around it, by the book of its kind of report.
  package init(_ text: SourceText, _ books: Books = .embedded) {
    self.init(text) { header in
      var environment = Environment(book: books.book(for: header.report))
      environment.books = books
      return environment
    }
  }

  package init(_ string: String, _ books: Books = .embedded) {
    self.init(SourceText(string), books)
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
    if let books = environment.books {
      var other = environment
      other.book = books.book(for: DraftHeader(of: tree).report)
      if other.book !== book { return Analysis(DraftReading(tree, other.book), other) }
    }
    let (reading, change) = reading.updated(to: tree)
    return Analysis(reading, environment, previous: (self, change))
  }

  /// The same draft among other surroundings.
  ///
  /// - Returns: nil if those say no more and no less than the present ones.
  package func surrounded(by other: Environment) -> Analysis? {
    if environment.saysSame(as: other) { return nil }
    return Analysis(other.book === book ? reading : DraftReading(tree, other.book), other)
  }

  /// - Parameter previous: the version before among the same surroundings, and which blocks have changed since.
  private init(_ reading: DraftReading, _ environment: Environment, previous: (Analysis, Change)? = nil) {
    let graph: FactGraph
    /// What has changed in the graph; nil where it is a new one.
    var change: Change?
    if let (before, blocks) = previous,
      let (kept, kind) = before.graph.following(from: before.reading, to: reading, environment.book, blocks)
    {
      (graph, change) = (kept, kind)
    } else {
      let checks = environment.checks.map(\.claim)
      graph = GraphBuilder.build(reading, environment.book, environment.externals, checks: checks)
    }
    state = DraftState(reading: reading, graph: graph, environment: environment)
    if let (before, _) = previous, let change, change.nodes.isEmpty, change.relations.isEmpty {
      // Most keystrokes move text without stating anything new: then all conclusions still stand.
      conclusions = before.conclusions
      doubted = before.doubted
      templates = before.templates
    } else {
      // What lies away from a figure typed anew stays as it is, too.
      let known = previous.flatMap { previous in change.map { (previous.0, $0) } }
      conclusions = RootCause.conclude(graph, previous: known.map { ($0.conclusions, $1) })
      doubted = Self.doubted(conclusions.diagnoses, graph)
      templates = FindingWriter(state, conclusions.diagnoses).templates(previous: known)
    }
    checks = CheckResults(state, previous: previous.map { ($0.checks, $0.reading.header, $1) })
    let all = FindingWriter(state, conclusions.diagnoses).findings(templates.all) + checks.findings(in: state.tree)
    findings = Silence(reading).sifted(all).sorted { a, b in
      (a.range.lowerBound, a.severity, a.rule, a.message) < (b.range.lowerBound, b.severity, b.rule, b.message)
    }
  }
}

// MARK: Coverage

extension Analysis {
  /// Every figure of the draft, in order, and what became of it.
  package var figures: [FigureReport] {
    let describer = describer
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
