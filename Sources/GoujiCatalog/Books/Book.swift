import GoujiSyntax

/// The rule book of one kind of report: everything the readers and rules know about it. One immutable object that all drafts
/// of that kind share, see `Books`.
package final class Book: Sendable {
  package let kind: ReportKind
  /// What `报告：` may say, of whatever kind.
  package let reports: [String]
  package let words: WordLists
  package let vocabulary: Vocabulary
  package let forms: FormBook
  package let phrases: PhraseBook
  package let rules: RuleBook
  package let functional: CodeTable
  package let economic: CodeTable
  package let lexicon: Lexicon
  package let wording: Wording
  package let glossary: Glossary
  package let performance: PerformanceBook
  package let genre: Genre
  /// The parts that every report of the kind has, with their usual titles (the year left out).
  package let requiredParts: [(role: PartRole, title: String)]
  private let later: Later

  /// What few drafts need, and none as it is opened.
  private struct Later: Sendable {
    let notes: Lazy<CodeNotes>
    let pinyin: Lazy<PinyinInitials>
    let syllables: Lazy<PinyinSyllables>
    let places: Lazy<Places>
    let errors: Lazy<KnownErrors>
    let publishing: Lazy<PublishingBook>
  }

  /// - Parameters:
  ///   - folders: that of what all kinds share first.
  ///   - reports: what `报告：` may say, of whatever kind.
  init(_ kind: ReportKind, _ folders: [BookFolder], _ parts: SharedParts, reports: [String]) {
    @Sendable func texts(_ file: BookFile) -> [DataText] { folders.compactMap { $0.text(file) } }
    words = WordLists(texts(.words))
    let vocabulary = Vocabulary(texts(.vocabulary), usualStages: kind.usualStages)
    let glossary = Glossary(texts(.terms))
    let (functional, economic) = (parts.table(.functional, folders), parts.table(.economic, folders))
    self.kind = kind
    self.reports = reports
    self.vocabulary = vocabulary
    self.glossary = glossary
    self.functional = functional
    self.economic = economic
    forms = FormBook(texts(.forms), vocabulary: vocabulary)
    phrases = PhraseBook(texts(.phrases), usualStages: kind.usualStages)
    rules = RuleBook(texts(.relations), vocabulary: vocabulary)
    wording = Wording(texts(.wording))
    performance = PerformanceBook(texts(.performance))
    let genre = Genre(texts(.outline), vocabulary: vocabulary)
    self.genre = genre
    requiredParts = genre.entries.filter { $0.level == .part }.compactMap { part in
      kind.role(heading: FoldedText(part.plainTitle)).flatMap { kind.requires($0) ? ($0, part.plainTitle) : nil }
    }
    lexicon = Self.lexicon(vocabulary, functional, economic)
    let syllables = Lazy { PinyinSyllables(texts(.syllables)) }
    later = Later(
      notes: Lazy { CodeNotes(texts(.codeNotes)) },
      pinyin: Lazy {
        PinyinInitials(functional.entries + economic.entries, words: texts(.pinyin), syllables: syllables.value)
      },
      syllables: syllables,
      places: Lazy { Places(texts(.places)) },
      errors: Lazy { KnownErrors(texts(.termErrors), glossary: glossary) },
      publishing: Lazy { PublishingBook(texts(.publishing)) }
    )
  }

  /// A book with an office's own files laid over it.
  package init(
    _ book: Book,
    vocabulary: Vocabulary,
    forms: FormBook,
    wording: Wording,
    functional: CodeTable,
    economic: CodeTable
  ) {
    kind = book.kind
    reports = book.reports
    words = book.words
    phrases = book.phrases
    rules = book.rules
    glossary = book.glossary
    performance = book.performance
    genre = book.genre
    requiredParts = book.requiredParts
    later = book.later
    self.vocabulary = vocabulary
    self.forms = forms
    self.wording = wording
    self.functional = functional
    self.economic = economic
    lexicon = Self.lexicon(vocabulary, functional, economic)
  }

  private static func lexicon(_ vocabulary: Vocabulary, _ functional: CodeTable, _ economic: CodeTable) -> Lexicon {
    Lexicon(
      vocabulary: vocabulary,
      functionalNames: functional.entries.flatMap(names),
      economicNames: economic.entries.flatMap(names)
    )
  }

  package var notes: CodeNotes { later.notes.value }
  package var pinyin: PinyinInitials { later.pinyin.value }
  package var syllables: PinyinSyllables { later.syllables.value }
  package var places: Places { later.places.value }
  /// Mistakes in explanations of terms that can be told at sight.
  package var knownErrors: KnownErrors { later.errors.value }
  /// What published files are made with.
  package var publishing: PublishingBook { later.publishing.value }

  /// What is wrong with the data, file by file; a test sees to it that nothing is.
  package var problems: [DataProblem] {
    kind.problems + words.problems + vocabulary.problems + forms.problems + phrases.problems + rules.problems
      + wording.problems + glossary.problems + performance.problems + genre.problems + notes.problems
      + pinyin.problems + syllables.problems + places.problems
      + knownErrors.problems + publishing.problems
  }

  private static func names(of entry: CodeEntry) -> [(name: [UInt16], code: UInt32)] {
    ([entry.name] + entry.aliases.map(\.name)).map { ($0.folded, entry.code) }
  }
}

// MARK: Codes

extension Book {
  /// The functional code that a row means by a code as written (perhaps cut to its first digits) and a name.
  ///
  /// - Parameters:
  ///   - isParent: Whether the table has rows below this code, so that it is whole as it stands.
  ///   - preferred: Of several codes that may be meant the one that is in this set, if only one is.
  package func functionalCode(
    written: String,
    name: [UInt16],
    isParent: Bool,
    preferring preferred: Set<UInt32> = []
  ) -> UInt32? {
    code(functional, written, name, isParent, preferred)
  }

  package func economicCode(written: String, name: [UInt16]) -> UInt32? {
    code(economic, written, name, true, [])
  }

  /// The 类 that a row of the 01 or 04 form names.
  package func classCode(named name: [UInt16]) -> UInt32? { functional.category(labelled: name) }

  private func code(
    _ table: CodeTable,
    _ written: String,
    _ name: [UInt16],
    _ isParent: Bool,
    _ preferred: Set<UInt32>
  ) -> UInt32? {
    guard let code = UInt32(written), code > 0 else { return nil }
    let isWhole = CodeLevel(of: code) != nil
    if isWhole, isParent || name.isEmpty || table.agreement(of: name, with: code) != nil { return code }
    if let meant = table.resolve(truncatedCode: code, name: name, preferring: preferred.contains) { return meant }
    return isWhole ? code : nil
  }

  /// What a key is called in messages: `支出·2080505 机关事业单位基本养老保险缴费支出`.
  package func title(of concept: Concept) -> String {
    switch concept {
    case .income(0): "收入合计"
    case .expense(0): "支出合计"
    case .economic(0): "基本支出合计"
    case .income(let code), .expense(let code): "\(code) \(functional[code]?.name ?? "")"
    case .economic(let code): "\(code) \(economic[code]?.name ?? "")"
    case .named: vocabulary.named(concept)?.name ?? ""
    case .local: "项目"
    }
  }
}

// MARK: Rules

extension Book {
  /// The rule that a relation of the program's own belongs to. Asked here, and not of the book: other modules would copy the
  /// whole book for each of thousands of relations.
  package func rule(_ builtin: BuiltinRule) -> Int? { rules.index(builtin) }
}

// MARK: Keys

extension Book {
  /// Whether the figures of a key are sums of money (held in 万元) or exact counts.
  package func isMoney(_ key: FactKey?) -> Bool {
    guard let key, let named = vocabulary.named(key.concept) else { return true }
    return named.unit == MoneyUnit.usual.name
  }

  /// What a path names: `公开01.收入.总计`, `支出.2080505.基本支出`, `三公.公务接待费`.
  ///
  /// The form, where one is named, restricts a `核对：` to that table and says the money that its figures are of.
  package func reference(path: String) -> (form: String?, key: FactKey)? {
    let parts = path.split(separator: ".").map { String($0).folded }
    guard let first = parts.first else { return nil }
    let title = first.filter { $0 != 0x22 }
    // A form may be called as what it is about (机关运行经费): where nothing of it is named, the path is a figure's.
    if let form = forms.forms.first(where: { $0.id.folded == first || $0.titles.contains(title) }),
      let key = key(parts.dropFirst(), form.binding)
    {
      return (form.id, key)
    }
    return key(parts[...], Binding()).map { (nil, $0) }
  }

  private func key(_ parts: ArraySlice<[UInt16]>, _ usual: Binding) -> FactKey? {
    var binding = usual
    var rest = parts
    while !rest.isEmpty {
      guard let (meaning, taken) = meaning(Array(rest), binding) else { return nil }
      binding = binding.overlaid(by: meaning)
      rest = rest.dropFirst(taken)
    }
    return binding.key
  }

  /// The meaning of the longest run of parts at the start that has one.
  private func meaning(_ parts: [[UInt16]], _ before: Binding) -> (Binding, Int)? {
    for count in stride(from: parts.count, to: 0, by: -1) {
      let run = parts.prefix(count)
      for joined in [Array(run.joined(separator: [0x2E])), Array(run.joined())] {
        guard let meaning = vocabulary.word(joined) ?? vocabulary.meaning(of: joined) else { continue }
        // Words that together are a phrase about something else are read one by one: 经济.一般公共预算.基本支出.
        if count > 1, let said = before.concept, let other = meaning.concept, other != said { continue }
        return (meaning, count)
      }
    }
    guard let first = parts.first else { return nil }
    let text = String(folded: first)
    let isEconomic =
      before.concept.map { $0.isEconomic } ?? UInt32(text).map { CodeTable.Kind(ofCode: $0) == .economic } ?? false
    let table = isEconomic ? economic : functional
    let code =
      UInt32(text).flatMap { CodeLevel(of: $0) == nil ? nil : $0 }
      ?? {
        let codes = table.codes(namedOrAliased: first)
        return codes.count == 1 ? codes[0] : nil
      }()
    guard let code else { return nil }
    let concept = before.concept ?? (isEconomic ? .economic(0) : .expense(0))
    return (Binding(concept: concept.withCode(code)), 1)
  }
}
