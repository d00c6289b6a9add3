import GoujiCatalog
import GoujiSyntax

/// `gouji explain`: the page of a rule, a code or a term.
enum ExplainCommand {
  static let command = Command(
    name: "explain",
    usage: Bilingual("GJ301|2080505|财政拨款收入", "GJ301|2080505|财政拨款收入"),
    summary: Bilingual("解释一条规则、一个科目或一个名词", "explain a rule, a code or a term"),
    options: [Option.codes],
    run: run
  )

  private static func run(_ arguments: Arguments, _ session: Invocation) -> Result<ExitCode, UsageProblem> {
    guard let subject = arguments.operands.first else { return .failure(.missingOperand(.subject)) }
    guard arguments.operands.count == 1 else { return .failure(.tooManyOperands(arguments.operands[1])) }
    if let problem = Option.unreadableCodes(arguments, session) { return .success(problem) }
    let book = Neighbours([], codes: arguments.value(Option.codes.name)).book
    var pages = pages(on: subject, book, session.language)
    if pages.isEmpty {
      // Other kinds of report have rules of their own.
      let others = Books.embedded.all.dropFirst()
      pages = others.lazy.map { Self.pages(on: subject, $0, session.language) }.first { !$0.isEmpty } ?? []
    }
    guard !pages.isEmpty else {
      session.complain(unknown(subject, book, session.language))
      return .success(.failed)
    }
    session.console.write(pages.joined(separator: "\n"))
    return .success(.clean)
  }

  /// Everything that goes by this name: a name may be a term and a code's at once.
  static func pages(on subject: String, _ book: Book, _ language: Language) -> [String] {
    let tables = [book.functional, book.economic]
    if let rule = book.rules.rule(id: subject.uppercased()) {
      return [RulePage.text(rule, book, language)]
    }
    if let code = CodeTable.code(written: subject) {
      return tables.compactMap { table in
        table[code].map { CodePage.text($0, table, book.notes, language) }
      }
    }
    var pages: [String] = []
    if let term = book.glossary.term(named: subject) {
      pages.append(TermPage.text(book.glossary.terms[term], book.kind, language))
    }
    for table in tables {
      let entries = table.codes(namedOrAliased: subject.folded).compactMap { table[$0] }
      if entries.count == 1 {
        pages.append(CodePage.text(entries[0], table, book.notes, language))
      } else if entries.count > 1 {
        pages.append(CodePage.list(subject, entries, table, language))
      }
    }
    return pages.isEmpty ? byPinyin(subject, tables, book, language) : pages
  }

  /// The codes whose names begin with what is spelt by pinyin, whole or by first letters; the page itself if it is one.
  private static func byPinyin(_ subject: String, _ tables: [CodeTable], _ book: Book, _ language: Language)
    -> [String]
  {
    tables.compactMap { table in
      let found = CodeCompletion(table, book).complete(query: subject, limit: 20).items.filter { item in
        item.match == .initials || item.match == .pinyin
      }
      let entries = found.compactMap { table[$0.code] }
      if entries.count == 1 { return CodePage.text(entries[0], table, book.notes, language) }
      return entries.isEmpty ? nil : CodePage.list(subject, entries, table, language)
    }
  }

  private static func unknown(_ subject: String, _ book: Book, _ language: Language) -> String {
    let near = suggestions(for: subject, book)
    return language("没有“\(subject)”的说明", "nothing is known of \(subject)")
      + (near.isEmpty
        ? language("。可以写规则编号（GJ301）、科目编码（2080505）、科目名称或名词。", "; name a rule, a code or a term.")
        : language("，是不是：\(near.joined(separator: "、"))？", "; did you mean \(near.joined(separator: ", "))?"))
  }

  private static func suggestions(for subject: String, _ book: Book) -> [String] {
    let functional = book.functional
    if subject.uppercased().hasPrefix("GJ") {
      return nearest(to: subject.uppercased(), among: Books.embedded.rules.map(\.id)).map { [$0] } ?? []
    }
    if let code = CodeTable.code(written: subject) {
      return functional.nearest(code: code).map { code in
        "\(code) \(functional[code]?.name ?? "")"
      }
    }
    let terms = book.glossary.completions(for: subject, book.pinyin).prefix(3).map { book.glossary.terms[$0].name }
    let codes =
      (functional.codes(withName: subject, anywhere: true)
      + functional.nearest(name: subject)).prefix(3)
    return Array(terms) + codes.compactMap { code in functional[code].map { "\(code) \($0.name)" } }
  }
}
