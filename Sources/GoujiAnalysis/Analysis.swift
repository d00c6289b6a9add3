package import GoujiCatalog
package import GoujiFacts
package import GoujiReconcile
package import GoujiSyntax

/// Everything that is known of one version of a draft: every question about a version is answered from one value, and an
/// edit makes the next one.
package struct Analysis: Sendable {
  private(set) var state: DraftState
  private var conclusions: Conclusions
  private var templates: FindingTemplates
  private var checks: CheckResults
  private var silence: Silence
  private var doubted: Set<Int>
  /// In the order of the draft.
  package private(set) var findings: [Finding]

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
    var next = self
    next.apply(edits)
    return next
  }

  /// Makes it the analysis of the draft after an edit: what nobody else holds is changed in place.
  package mutating func apply(_ edits: [TextEdit]) {
    var tree = tree
    for edit in edits { tree.apply(edit) }
    if let books = environment.books {
      var other = environment
      other.book = books.book(for: DraftHeader(of: tree).report)
      if other.book !== book {
        self = Analysis(DraftReading(tree, other.book), other)
        return
      }
    }
    let before = reading
    let (next, blocks) = before.updated(to: tree)
    state.reading = next
    guard let change = state.graph.follow(from: before, to: next, book, blocks) else {
      let state = DraftState(reading: next, graph: Self.graph(next, environment), environment: environment)
      self = Analysis(state, CheckResults(state, previous: (checks, before, blocks)))
      return
    }
    // Most keystrokes move text without stating anything new: then all conclusions still stand. What lies away from a
    // figure typed anew stays as it is, too.
    if !change.nodes.isEmpty || !change.relations.isEmpty {
      conclusions = RootCause.conclude(graph, previous: (conclusions, change))
      doubted = Self.doubted(conclusions.diagnoses, graph)
      templates = FindingWriter(state, conclusions.diagnoses).templates(previous: (templates, change))
    }
    if !change.isOnlyRetyped { silence = Silence(reading, book) }
    checks = CheckResults(state, previous: (checks, before, change))
    findings = Self.findings(state, conclusions, templates, checks, silence)
  }

  /// The same draft among other surroundings.
  ///
  /// - Returns: nil if those say no more and no less than the present ones.
  package func surrounded(by other: Environment) -> Analysis? {
    if environment.saysSame(as: other) { return nil }
    return Analysis(other.book === book ? reading : DraftReading(tree, other.book), other)
  }

  private init(_ reading: DraftReading, _ environment: Environment) {
    let state = DraftState(reading: reading, graph: Self.graph(reading, environment), environment: environment)
    self.init(state, CheckResults(state, previous: nil))
  }

  /// The analysis of a draft in which nothing is known of what the relations show.
  private init(_ state: DraftState, _ checks: CheckResults) {
    self.state = state
    self.checks = checks
    conclusions = RootCause.conclude(state.graph)
    doubted = Self.doubted(conclusions.diagnoses, state.graph)
    templates = FindingWriter(state, conclusions.diagnoses).templates(previous: nil)
    silence = Silence(state.reading, state.book)
    findings = Self.findings(state, conclusions, templates, checks, silence)
  }

  private static func graph(_ reading: DraftReading, _ environment: Environment) -> FactGraph {
    GraphBuilder.build(
      reading,
      environment.book,
      environment.externals,
      checks: environment.checks.map(\.claim)
    )
  }

  private static func findings(
    _ draft: DraftState,
    _ conclusions: Conclusions,
    _ templates: FindingTemplates,
    _ checks: CheckResults,
    _ silence: Silence
  ) -> [Finding] {
    let told = FindingWriter(draft, conclusions.diagnoses).findings(templates.all)
    let sifted = silence.sifted(told + checks.findings(in: draft.tree), in: draft.tree)
    return sifted.map { graded($0, draft.environment) }.sorted { a, b in
      (a.range.lowerBound, a.severity, a.rule, a.message) < (b.range.lowerBound, b.severity, b.rule, b.message)
    }
  }
}

extension Analysis {
  /// A reviewer wants what is missing as a warning.
  private static func graded(_ finding: Finding, _ environment: Environment) -> Finding {
    guard environment.isStrict, finding.severity == .information,
      environment.book.rules.rule(id: finding.rule)?.isGraveWhenStrict ?? false
    else { return finding }
    var finding = finding
    finding.severity = .warning
    return finding
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
        why: status == .unchecked ? describer.reasonUnchecked(index, claims[node.fact]) : nil
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
