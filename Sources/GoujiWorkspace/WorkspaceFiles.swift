package import GoujiAnalysis
package import GoujiCatalog
package import GoujiFacts
import GoujiImport
import GoujiSyntax
package import GoujiSystem
import Synchronization

/// The files around drafts that say how they are to be checked, each read once and again when it has changed. What is
/// kept is bounded: a workspace may hold any number of tables.
package final class WorkspaceFiles: Sendable {
  /// How far to look, and what somebody has asked for.
  package struct Scope: Sendable, Hashable {
    /// The folders that are open; files are looked for in the draft's folder and those above it up to the outermost
    /// of these, and where none holds the draft in its own folder only.
    package var roots: [FilePath]
    /// The code table that the settings or the command line name.
    package var codes: FilePath?
    /// Whether drafts are checked as reviewers check them.
    package var isStrict: Bool

    package init(roots: [FilePath] = [], codes: FilePath? = nil, isStrict: Bool = false) {
      self.roots = roots
      self.codes = codes
      self.isStrict = isStrict
    }
  }

  /// The office's own files that a draft is checked by.
  struct Choice: Hashable, Sendable {
    var book = OwnFiles()
    /// The outermost folder's first.
    var rules: [FilePath] = []

    var all: [FilePath] { book.all + rules }
  }

  /// An office's files, and the book that they are laid over.
  private struct Over<Files: Hashable & Sendable>: Hashable, Sendable {
    let base: ObjectIdentifier
    let files: Files

    init(_ base: Book, _ files: Files) {
      self.base = ObjectIdentifier(base)
      self.files = files
    }
  }

  private struct KnownBook {
    var stamps: [FileStamp?]
    var book: OfficeBook
  }

  /// What a draft on disk states, by the book that it was read with and the table that its header names.
  private struct Stated {
    var stamp: FileStamp
    var named: FilePath?
    /// The book of its kind of report, and with its office's files.
    var base: Book
    var book: Book
    var stated: StatedElsewhere
  }

  private struct Kept {
    var ownBooks = Recent<Over<OwnFiles>, OwnBook>(limit: 12)
    var books = Recent<Over<Choice>, KnownBook>(limit: 12)
    var drafts = Recent<FilePath, Stated>(limit: 64)
  }

  private let kept = Mutex(Kept())
  private let books: Books
  private let show: @Sendable (FilePath) -> String

  /// A table of more bytes than this is none.
  private static let largestFile = 4 << 20

  /// - Parameters:
  ///   - books: of the kinds of report that drafts may be.
  ///   - show: how findings name a file that is not the draft they are about.
  package init(books: Books = .embedded, show: @escaping @Sendable (FilePath) -> String = \.path) {
    self.books = books
    self.show = show
  }

  /// For tests: how many books with an office's own files are kept.
  var keptBooks: Int { kept.withLock { $0.ownBooks.count } }

  // MARK: Which files

  /// - Parameter named: the table that the draft's header names.
  private func choice(_ draft: FilePath?, _ scope: Scope, named: FilePath?) -> Choice {
    var choice = Choice()
    choice.book.codes = named ?? scope.codes
    guard let draft else { return choice }
    for folder in folders(above: draft, scope) {
      let codes = folder.entry(OwnFiles.codesName)
      if choice.book.codes == nil, codes.exists { choice.book.codes = codes }
      func add(_ name: String, to files: inout [FilePath]) {
        if folder.entry(name).exists { files.insert(folder.entry(name), at: 0) }
      }
      add(OwnFiles.wordsName, to: &choice.book.words)
      add(OwnFiles.formsName, to: &choice.book.forms)
      add(OwnFiles.wordingName, to: &choice.book.wording)
      add(RulesFile.name, to: &choice.rules)
    }
    return choice
  }

  /// The folders in which the office's files are looked for, the draft's own first.
  private func folders(above draft: FilePath, _ scope: Scope) -> [FilePath] {
    let root = scope.roots.filter { $0.contains(draft) }.min { $0.path.utf8.count < $1.path.utf8.count }
    var folders = [draft.folder]
    while let root, let last = folders.last, root.contains(last) { folders.append(last.folder) }
    return folders
  }

  private static let names = [
    OwnFiles.codesName, OwnFiles.wordsName, OwnFiles.formsName, OwnFiles.wordingName, RulesFile.name,
  ]

  /// Whether a file of this name is an office's own book and no text to be checked.
  package static func isOwn(_ name: String) -> Bool { names.contains(name) }

  /// Every file of the office's that a draft is checked by, or would be if it were there.
  package func candidates(for draft: FilePath, in scope: Scope) -> [FilePath] {
    let found = folders(above: draft, scope).flatMap { folder in Self.names.map(folder.entry) }
    return (scope.codes.map { [$0] } ?? []) + found
  }

  /// The rule book for a draft that names neither its kind nor a table of its own, or for a published text that is to
  /// become one.
  package func book(at draft: FilePath, in scope: Scope, published text: String? = nil) -> Book {
    book(text.map(books.book(published:)) ?? books.usual, choice(draft, scope, named: nil)).book
  }

  /// A file as findings name it.
  package func shown(_ path: FilePath) -> String { show(path) }

  // MARK: Reading

  private func book(_ base: Book, _ choice: Choice) -> OfficeBook {
    let files = choice.all
    if files.isEmpty { return OfficeBook(book: base) }
    let stamps = files.map(\.stamp)
    return kept.withLock { kept in
      let key = Over(base, choice)
      if let known = kept.books.value(key), known.stamps == stamps { return known.book }
      let book = read(base, choice, &kept)
      kept.books.keep(KnownBook(stamps: stamps, book: book), for: key)
      return book
    }
  }

  private func read(_ base: Book, _ choice: Choice, _ kept: inout Kept) -> OfficeBook {
    let contents = Dictionary(uniqueKeysWithValues: Set(choice.book.all).map { ($0, Self.bytes(of: $0)) })
    let key = Over(base, choice.book)
    let own = OwnBook(base, choice.book, contents, previous: kept.ownBooks.value(key))
    kept.ownBooks.keep(own, for: key)
    var reports = own.reports
    var checks: [OfficeCheck] = []
    for path in choice.rules {
      guard let bytes = try? Self.bytes(of: path).get() else { continue }
      let file = RulesFile(bytes, at: path, shown: show(path), own.book)
      checks += file.checks
      if let report = file.report { reports.append(report) }
    }
    return OfficeBook(book: own.book, checks: checks, reports: reports)
  }

  private static func bytes(of path: FilePath) -> Result<[UInt8], Unreadable> {
    guard path.exists else { return .failure(Unreadable(message: Message(zh: "找不到这个文件", en: "there is no such file"))) }
    guard let stamp = path.stamp else {
      return .failure(Unreadable(message: Message(zh: "这不是一个文件", en: "this is no file")))
    }
    guard stamp.size <= largestFile else {
      return .failure(Unreadable(message: Message(zh: "文件太大，超过 4 MB", en: "the file is larger than 4 MB")))
    }
    guard let bytes = path.contents else {
      return .failure(
        Unreadable(message: Message(zh: "这个文件读不了，请检查权限", en: "the file cannot be read; check its permissions"))
      )
    }
    return .success(bytes)
  }

  // MARK: A draft's surroundings

  /// What surrounds a draft with this header.
  ///
  /// - Parameters:
  ///   - path: nil for a draft that is no file yet.
  ///   - draft: another draft, where the caller has it at hand; else it is read from disk.
  package func surroundings(
    of header: DraftHeader,
    at path: FilePath?,
    in scope: Scope,
    draft: (FilePath) -> Analysis? = { _ in nil }
  ) -> DraftSurroundings {
    let links = header.links
    let named = links.first { $0.kind == .codes }.flatMap { link in path?.sibling(link.path) }
    let choice = choice(path, scope, named: named)
    let book = book(books.book(for: header.report), choice)
    var environment = Analysis.Environment(header: header, book: book.book, checks: book.checks) { name in
      guard let other = path?.sibling(name), other != path else { return nil }
      if let analysis = draft(other) { return StatedElsewhere(analysis, path: show(other)) }
      return read(other, in: scope)
    }
    var reports = book.reports
    if let named, !named.exists, let link = links.first(where: { $0.kind == .codes }) {
      // Told where the name is written; the file itself has no line to tell it on.
      environment.unusable[link.path] = .unreadable
      reports.removeAll { $0.path == named }
    }
    environment.isStrict = scope.isStrict
    // A draft that is no file has no neighbours to be missed.
    if path == nil { environment.unusable = [:] }
    return DraftSurroundings(
      environment: environment,
      named: NamedSurroundings(header),
      leansOn: Set(links.compactMap { path?.sibling($0.path) } + choice.all),
      reports: reports
    )
  }

  /// What a draft on disk states, read by its office's book; what it leans on itself does not matter to those that lean
  /// on it.
  private func read(_ path: FilePath, in scope: Scope) -> StatedElsewhere? {
    guard let stamp = path.stamp else { return nil }
    if let known = kept.withLock({ $0.drafts.value(path) }), known.stamp == stamp,
      known.book === book(known.base, choice(path, scope, named: known.named)).book
    {
      return known.stated
    }
    guard let bytes = path.contents, case .success(let text) = DraftImporter.decode(bytes) else { return nil }
    var named: FilePath?
    var base = books.usual
    var book = base
    let analysis = Analysis(SourceText(text)) { header in
      named = header.links.first { $0.kind == .codes }.map { path.sibling($0.path) }
      base = books.book(for: header.report)
      book = self.book(base, choice(path, scope, named: named)).book
      return Analysis.Environment(book: book)
    }
    let stated = StatedElsewhere(analysis, path: show(path))
    kept.withLock {
      $0.drafts.keep(Stated(stamp: stamp, named: named, base: base, book: book, stated: stated), for: path)
    }
    return stated
  }

  /// Whether a change of this file may change how drafts are checked that did not lean on it before.
  package static func matters(_ path: FilePath) -> Bool {
    names.contains { path.path.hasSuffix("/" + $0) }
  }
}

/// What surrounds one draft, and where that comes from.
package struct DraftSurroundings: Sendable {
  package var environment: Analysis.Environment
  /// What the header says that they follow from.
  package var named: NamedSurroundings
  /// Every file that has a say in it, whether it is there or not.
  package var leansOn: Set<FilePath>
  /// The files among them that have something wrong with them.
  package var reports: [FileReport]
}
