import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// Self-evaluation tables against the paragraphs that tell of the same projects (GJ1213, GJ1214).
///
/// Tables are copied from the last one and filled in: now and then one stays as it was, and a project stands twice while
/// another is missing; and a project goes by one name in the text and by another in its table.
enum ProjectCheck {
  private struct Project {
    var account: ProjectAccount
    /// Of the draft.
    var range: Range<Int>
    /// Budget, money spent and points, as far as they are stated.
    var figures: [Fact?]

    func isNamed(as other: Project) -> Bool { account.name.core == other.account.name.core }
  }

  static func findings(_ draft: DraftState) -> [Finding] {
    var tables: [Project] = []
    var texts: [Project] = []
    for (number, block) in draft.reading.blocks.enumerated() {
      guard let account = block.account else { continue }
      let range = draft.moved(account.range, draft.tree.blocks[number].start)
      let project = Project(account: account, range: range, figures: figures(account.name, block))
      if draft.tree.blocks[number].kind == .table { tables.append(project) } else { texts.append(project) }
    }
    if tables.isEmpty { return [] }
    return repeated(tables, texts) + renamed(tables, texts)
  }

  private static func figures(_ name: ProjectName, _ block: BlockReading) -> [Fact?] {
    [name.money(.annualBudget), name.money(.final), name.score].map { key in block.facts.first { $0.key == key } }
  }

  private static func repeated(_ tables: [Project], _ texts: [Project]) -> [Finding] {
    let missing = texts.filter { text in !tables.contains { $0.isNamed(as: text) || agree($0, text) } }
    return tables.indices.compactMap { number in
      let table = tables[number]
      guard let first = tables[..<number].first(where: { $0.isNamed(as: table) }) else { return nil }
      var message = Message(
        zh: "“\(table.account.name.written)”的自评表前面已经有一张",
        en: "there is a self-evaluation table of “\(table.account.name.written)” already"
      )
      if missing.count == 1 {
        let name = missing[0].account.name.written
        message = message.then(Message(zh: "正文里的“\(name)”没有自评表", en: "“\(name)” in the text has none"))
      }
      return Finding(
        rule: "GJ1213",
        severity: .warning,
        message: message,
        range: table.range,
        related: [RelatedPlace(range: first.range, message: Message(zh: "前面的一张", en: "the first one"))]
      )
    }
  }

  private static func renamed(_ tables: [Project], _ texts: [Project]) -> [Finding] {
    let unnamedTexts = texts.filter { text in !tables.contains { $0.isNamed(as: text) } }
    let unnamedTables = tables.filter { table in !texts.contains { $0.isNamed(as: table) } }
    return unnamedTexts.compactMap { text in
      let same = unnamedTables.filter { agree($0, text) }
      guard let table = same.first, same.allSatisfy({ $0.isNamed(as: table) }),
        unnamedTexts.filter({ agree(table, $0) }).count == 1
      else { return nil }
      return Finding(
        rule: "GJ1214",
        severity: .information,
        message: Message(
          zh: "“\(text.account.name.written)”在自评表里叫“\(table.account.name.written)”，同一个项目的名称应当一致",
          en:
            "“\(text.account.name.written)” is called “\(table.account.name.written)” in its table; a project has one name"
        ),
        range: text.range,
        related: [RelatedPlace(range: table.range, message: Message(zh: "自评表里的名称", en: "its name in the table"))]
      )
    }
  }

  /// Whether two evaluations may well be of one project: all that both state agrees, and that is more than one figure.
  private static func agree(_ a: Project, _ b: Project) -> Bool {
    let shared = zip(a.figures, b.figures).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
    return shared.count > 1
      && shared.allSatisfy { a, b in
        guard let difference = a.value.subtracting(b.value) else { return false }
        return difference.magnitude <= Fixed(raw: a.slack + b.slack)
      }
  }
}
