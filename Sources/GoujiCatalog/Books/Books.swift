import GoujiSyntax

/// The books of all kinds of report. Each is made when it is first asked for: reading one takes a few milliseconds.
package final class Books: Sendable {
  /// Those that the program carries with it.
  package static let embedded = Books(shared: .shared, kinds: BookFolder.kinds)

  package let kinds: [ReportKind]
  private let books: [Lazy<Book>]
  private let shared: Lazy<Book>

  /// - Parameters:
  ///   - shared: what all kinds have in common, and all that is known of a report of no known kind.
  ///   - kinds: what each kind adds.
  package init(shared: BookFolder, kinds folders: [BookFolder]) {
    // The usual kind first: so it is offered and listed first.
    let all = folders.map { (kind: ReportKind($0), folder: $0) }
    let ordered = all.filter(\.kind.isUsual) + all.filter { !$0.kind.isUsual }
    let (kinds, folders) = (ordered.map(\.kind), ordered.map(\.folder))
    self.kinds = kinds
    let parts = SharedParts(shared)
    let names = kinds.flatMap(\.names)
    books = zip(kinds, folders).map { kind, folder in Lazy { Book(kind, [shared, folder], parts, reports: names) } }
    self.shared = Lazy { Book(ReportKind(shared), [shared], parts, reports: names) }
  }

  /// The book that a draft is checked by.
  ///
  /// - Parameter report: what its header says of the kind of report; nil or empty where it says nothing.
  package func book(for report: String?) -> Book {
    let text = FoldedText(report ?? "")
    if text.count == 0 { return usual }
    let best = kinds.indices.map { (length: kinds[$0].match(text), kind: $0) }.max { $0.length < $1.length }
    guard let best, best.length > 0 else { return shared.value }
    return books[best.kind].value
  }

  /// The books of all kinds, that of the usual kind first.
  package var all: [Book] {
    let usual = usual
    return [usual] + books.map(\.value).filter { $0 !== usual }
  }

  /// The rules of all kinds, each once, in the order of their numbers.
  package var rules: [Rule] {
    var seen: Set<String> = []
    return RuleBook.sorted(all.flatMap(\.rules.rules).filter { seen.insert($0.id).inserted })
  }

  /// The book for drafts that do not say what they are.
  package var usual: Book {
    let kind = kinds.firstIndex(where: \.isUsual) ?? kinds.startIndex
    return books.indices.contains(kind) ? books[kind].value : shared.value
  }

  /// The book that a published text is read by: that of the kind of which it has the most words of its own.
  package func book(published text: String) -> Book {
    guard kinds.count > 1 else { return usual }
    let head = FoldedText(String(text.prefix(Self.tellingLength)))
    let counts = kinds.map { $0.signs(in: head) }
    guard let most = counts.max(), most > 0 else { return usual }
    let best = kinds.indices.filter { counts[$0] == most }
    return best.count == 1 ? books[best[0]].value : usual
  }

  /// So many characters of a text have its title, its contents and its first form.
  private static let tellingLength = 20_000
}

/// What is costly to read and the same in most books.
struct SharedParts: Sendable {
  let functional: Lazy<CodeTable>
  let economic: Lazy<CodeTable>

  init(_ folder: BookFolder) {
    functional = Lazy { Self.table(.functional, .functionalCodes, [folder]) }
    economic = Lazy { Self.table(.economic, .economicCodes, [folder]) }
  }

  /// The table of a book that is read from these folders.
  func table(_ kind: CodeTable.Kind, _ folders: [BookFolder]) -> CodeTable {
    let file: BookFile = kind == .functional ? .functionalCodes : .economicCodes
    let isShared = !folders.dropFirst().contains { $0.holds(file) || $0.holds(.codeAliases) }
    if isShared { return (kind == .functional ? functional : economic).value }
    return Self.table(kind, file, folders)
  }

  private static func table(_ kind: CodeTable.Kind, _ file: BookFile, _ folders: [BookFolder]) -> CodeTable {
    CodeTable(kind, rows: folders.compactMap { $0.text(file) }, aliases: folders.compactMap { $0.text(.codeAliases) })
  }
}
