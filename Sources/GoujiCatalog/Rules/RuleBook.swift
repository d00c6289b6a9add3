package import GoujiSyntax

/// A rule of the rule book: what should agree, and why.
package struct Rule: Sendable {
  /// A relation between figures.
  package struct Formula: Sendable, Hashable {
    package enum Scope: Sendable, Hashable {
      /// Within each row of a form, between its columns.
      case eachRow(form: String)
      /// Between figures wherever they stand.
      case document
      /// The same, once for each kind of money.
      case eachFund
    }
    package struct Operand: Sendable, Hashable {
      package var binding: Binding
      package var isNegative: Bool
      /// A row that a table may leave out when it has nothing to say.
      package var isOptional: Bool
      /// A last item (其他) that closes a list in a sentence: with it there, what is not named is not there.
      package var closesList = false
    }
    package var scope: Scope
    package var left: [Operand]
    package var relation: FormulaRelation
    package var right: [Operand]
  }

  /// `GJ301`.
  package var id: String
  /// In Chinese.
  package var title: String
  package var formulas: [Formula] = []
  /// The relation that it is of those that no formula expresses.
  package var builtin: BuiltinRule?
  /// Concepts whose figures bear one another out: where all are nothing, or where they are the same.
  package struct Companions: Sendable {
    package var concepts: [Concept]
    package var onlyNothing: Bool
  }
  package var companions: [Companions] = []
  /// It bears figures out where it holds and says nothing where it does not: a likeness, not a law.
  package var onlyConfirms = false
  /// Whoever breaks it may have a reason that the draft does not tell: a warning, no error.
  package var isAdvice = false
  /// Reviewers have it as a warning where it is information to others.
  package var isGraveWhenStrict = false
  package var why = ""
  package var source = ""
  package var examples: [String] = []
}

/// All rules, by id.
package struct RuleBook: Sendable {
  package private(set) var rules: [Rule] = []
  package private(set) var problems: [DataProblem] = []
  /// By rule, whether it only bears figures out.
  package private(set) var onlyConfirm: [Bool] = []
  private var indices: [String: Int] = [:]
  /// The rule whose lines are being read.
  private var current: Int?
  /// By number of the relation; a book may lack some.
  private var builtins: [Int?] = BuiltinRule.allCases.map { _ in nil }
  private var wholes: [Concept: Concept] = [:]
  private var parts: Set<Concept> = []
  /// The economic 类 that a part of the expenses is the sum of (人员经费 = 301 + 303).
  private var classes: [Part: Set<UInt32>] = [:]
  /// Groups of concepts whose figures bear one another out.
  package private(set) var companions: [(rule: Int, group: Rule.Companions)] = []
  /// Formulas with the rule that each belongs to: those between figures wherever they stand, and by form those of its rows.
  package private(set) var draftFormulas: [(rule: Int, formula: Rule.Formula)] = []
  private var rowFormulas: [String: [(rule: Int, formula: Rule.Formula)]] = [:]

  package init(_ texts: [DataText], vocabulary: Vocabulary) {
    for line in DataLine.all(in: texts) {
      if let message = read(line, vocabulary) { problems.append(line.problem(message)) }
    }
    sort()
    findWholes()
    findClasses()
    onlyConfirm = rules.map(\.onlyConfirms)
    for (rule, book) in rules.enumerated() {
      companions += book.companions.map { (rule, $0) }
      for formula in book.formulas {
        if case .eachRow(let form) = formula.scope {
          rowFormulas[form, default: []].append((rule, formula))
        } else {
          draftFormulas.append((rule, formula))
        }
      }
    }
  }

  /// The formulas that hold within each row of a form.
  package func rowFormulas(of form: String) -> [(rule: Int, formula: Rule.Formula)] { rowFormulas[form] ?? [] }

  /// The concept that a named concept is a part of, where that is not itself a part: 公务接待费 of “三公”经费.
  package func whole(of concept: Concept) -> Concept? { wholes[concept] }

  /// Puts the rules of all files in the order of their numbers.
  private mutating func sort() {
    rules = Self.sorted(rules)
    for (index, rule) in rules.enumerated() {
      indices[rule.id] = index
      if let builtin = rule.builtin { builtins[builtin.rawValue] = index }
    }
  }

  static func sorted(_ rules: [Rule]) -> [Rule] {
    func number(_ rule: Rule) -> Int { Int(rule.id.drop { !$0.isNumber }) ?? .max }
    return rules.sorted { (number($0), $0.id) < (number($1), $1.id) }
  }

  private mutating func findWholes() {
    var parents: [Concept: Concept] = [:]
    for formula in rules.flatMap(\.formulas)
    where formula.relation == .equal && formula.left.count == 1 && formula.right.count > 1 {
      guard case .named? = formula.left[0].binding.concept, let whole = formula.left[0].binding.concept else {
        continue
      }
      for operand in formula.right {
        if case .named? = operand.binding.concept, let part = operand.binding.concept, part != whole,
          parents[part] == nil
        {
          parents[part] = whole
        }
      }
    }
    parts = Set(parents.keys)
    wholes = parents.filter { parents[$0.value] == nil }
  }

  /// Whether an economic code is one of those that a part of the expenses is the sum of.
  package func isPart(_ code: UInt32, of part: Part) -> Bool {
    classes[part]?.contains(prefix(code, digits: 3)) ?? false
  }

  private mutating func findClasses() {
    for formula in rules.flatMap(\.formulas) where formula.relation == .equal && formula.left.count == 1 {
      guard let part = formula.left[0].binding.part else { continue }
      let codes = formula.right.compactMap { operand -> UInt32? in
        if case .economic(let code)? = operand.binding.concept { code } else { nil }
      }
      if codes.count == formula.right.count { classes[part, default: []].formUnion(codes) }
    }
  }

  /// Whether a named concept is a part of another: a row of it is no heading.
  package func isPart(_ concept: Concept) -> Bool { parts.contains(concept) }

  package func rule(id: String) -> Rule? { indices[id].map { rules[$0] } }
  package func index(id: String) -> Int? { indices[id] }
  /// The rule that a relation of the program's own belongs to.
  package func index(_ builtin: BuiltinRule) -> Int? { builtins[builtin.rawValue] }

  private mutating func read(_ line: DataLine, _ vocabulary: Vocabulary) -> Message? {
    let (head, rest) = line.headAndRest
    if head == "规则" { return open(rest) }
    guard let last = current else { return Message(verbatim: "“\(head)”之前要先有“规则”") }
    switch head {
    case "内置":
      guard let builtin = BuiltinRule.allCases.first(where: { $0.name == rest }) else {
        return Message(verbatim: "程序里没有“\(rest)”")
      }
      rules[last].builtin = builtin
    case "同零", "同数":
      guard let (_, list) = cut(line.text, at: ["："]) else { return Message(verbatim: "应为“\(head) ： 量、量”") }
      let concepts = words(list).map { vocabulary.concept(named: $0) }
      guard !concepts.contains(nil) else { return Message(verbatim: "“\(list)”里有不认得的量") }
      rules[last].companions.append(Rule.Companions(concepts: concepts.compactMap { $0 }, onlyNothing: head == "同零"))
    case "只证": rules[last].onlyConfirms = true
    case "提醒": rules[last].isAdvice = true
    case "严格": rules[last].isGraveWhenStrict = true
    case "因": rules[last].why = rest
    case "据": rules[last].source = rest
    case "例": rules[last].examples.append(rest)
    case "每行", "全文", "各口径":
      guard let (place, formula) = cut(rest, at: ["："]) else { return Message(verbatim: "应为“\(head) ： 公式”") }
      let scope: Rule.Formula.Scope =
        head == "每行" ? .eachRow(form: place) : head == "全文" ? .document : .eachFund
      switch Self.formula(formula, scope, vocabulary) {
      case .success(let formula):
        // Words for the same stage make one formula of two.
        if !rules[last].formulas.contains(formula) { rules[last].formulas.append(formula) }
      case .failure(let problem): return problem.message
      }
    default:
      return Message(verbatim: "不认识“\(head)”")
    }
    return nil
  }

  /// A rule of its own, or by its number alone one that the data read before have, which goes on.
  private mutating func open(_ rest: String) -> Message? {
    let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
    guard let id = parts.first else { return Message(verbatim: "应为“规则 编号 名称”") }
    current = indices[id]
    if parts.count == 1 { return current == nil ? Message(verbatim: "应为“规则 编号 名称”") : nil }
    guard current == nil else { return Message(verbatim: "规则\(id)写了两次") }
    indices[id] = rules.count
    current = rules.count
    rules.append(Rule(id: id, title: parts[1]))
    return nil
  }

  private static func formula(
    _ text: String,
    _ scope: Rule.Formula.Scope,
    _ vocabulary: Vocabulary
  ) -> Result<Rule.Formula, FormulaError> {
    Formula.parse(FoldedText(text)).flatMap { parsed in
      var sides: [[Rule.Formula.Operand]] = []
      for side in [parsed.left, parsed.right] {
        var operands: [Rule.Formula.Operand] = []
        for term in side {
          guard case .path(var path) = term.operand else {
            return .failure(FormulaError(range: term.range, message: Message(verbatim: "规则里只写量，不写数")))
          }
          let closesList = path.hasSuffix("??")
          let isOptional = path.hasSuffix("?")
          path.removeLast(closesList ? 2 : isOptional ? 1 : 0)
          guard let binding = vocabulary.binding(path: path) else {
            return .failure(FormulaError(range: term.range, message: Message(verbatim: "“\(path)”不是认得的量")))
          }
          operands.append(
            Rule.Formula.Operand(
              binding: binding,
              isNegative: term.isNegative,
              isOptional: isOptional,
              closesList: closesList
            )
          )
        }
        sides.append(operands)
      }
      return .success(Rule.Formula(scope: scope, left: sides[0], relation: parsed.relation, right: sides[1]))
    }
  }
}

extension Vocabulary {
  /// The meaning of a path of words and codes, `支出.一般公共预算.2080505`, `三公.年初预算.公务接待费`.
  package func binding(path: String) -> Binding? {
    let parts = path.split(separator: ".").map { String($0).folded }
    var result = Binding()
    var prefix: [[UInt16]] = []
    var index = 0
    while index < parts.count {
      let part = parts[index]
      if let code = UInt32(String(folded: part)) {
        guard let concept = result.concept else { return nil }
        result.concept = concept.withCode(code)
      } else if !prefix.isEmpty, let meaning = word(Array((prefix + [part]).joined(separator: [0x2E]))) {
        // 三公 · 年初预算 · 公务接待费: a dimension may stand inside a concept's name.
        result = result.overlaid(by: meaning)
        prefix = []
      } else if let meaning = word(part) {
        result = result.overlaid(by: meaning)
      } else {
        prefix.append(part)
      }
      index += 1
    }
    return prefix.isEmpty && !parts.isEmpty ? result : nil
  }
}
