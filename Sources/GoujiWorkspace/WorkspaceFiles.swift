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
  struct Choice: Hashable {
    var book = CatalogFiles()
    /// The outermost folder's first.
    var rules: [FilePath] = []

    var all: [FilePath] { book.all + rules }
  }

  private struct KnownBook {
    var stamps: [FileStamp?]
    var book: OfficeBook
  }

  /// What a draft on disk states, by the book that it was read with and the table that its header names.
  private struct Stated {
    var stamp: FileStamp
    var named: FilePath?
    var book: OfficeBook
    var stated: StatedElsewhere
  }

  private struct Kept {
    var catalogs = Recent<CatalogFiles, OwnCatalog>(limit: 12)
    var books = Recent<Choice, KnownBook>(limit: 12)
    var drafts = Recent<FilePath, Stated>(limit: 64)
  }

  private let kept = Mutex(Kept())
  private let show: @Sendable (FilePath) -> String

  /// A table of more bytes than this is none.
  private static let largestFile = 4 << 20

  /// - Parameter show: how findings name a file that is not the draft they are about.
  package init(show: @escaping @Sendable (FilePath) -> String = \.path) { self.show = show }

  /// For tests: how many catalogs are kept.
  var keptCatalogs: Int { kept.withLock { $0.catalogs.count } }

  // MARK: Which files

  /// - Parameter named: the table that the draft's header names.
  private func choice(_ draft: FilePath?, _ scope: Scope, named: FilePath?) -> Choice {
    var choice = Choice()
    choice.book.codes = named ?? scope.codes
    guard let draft else { return choice }
    for folder in folders(above: draft, scope) {
      let codes = folder.entry(CatalogFiles.codesName)
      if choice.book.codes == nil, codes.exists { choice.book.codes = codes }
      func add(_ name: String, to files: inout [FilePath]) {
        if folder.entry(name).exists { files.insert(folder.entry(name), at: 0) }
      }
      add(CatalogFiles.wordsName, to: &choice.book.words)
      add(CatalogFiles.formsName, to: &choice.book.forms)
      add(CatalogFiles.wordingName, to: &choice.book.wording)
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
    CatalogFiles.codesName, CatalogFiles.wordsName, CatalogFiles.formsName, CatalogFiles.wordingName, RulesFile.name,
  ]

  /// Every file of the office's that a draft is checked by, or would be if it were there.
  package func candidates(for draft: FilePath, in scope: Scope) -> [FilePath] {
    let found = folders(above: draft, scope).flatMap { folder in Self.names.map(folder.entry) }
    return (scope.codes.map { [$0] } ?? []) + found
  }

  /// The rule book for a draft that names no table of its own.
  package func book(at draft: FilePath, in scope: Scope) -> Book {
    book(choice(draft, scope, named: nil)).book
  }

  /// A file as findings name it.
  package func shown(_ path: FilePath) -> String { show(path) }

  // MARK: Reading

  private func book(_ choice: Choice) -> OfficeBook {
    let files = choice.all
    if files.isEmpty { return .standard }
    let stamps = files.map(\.stamp)
    return kept.withLock { kept in
      if let known = kept.books.value(choice), known.stamps == stamps { return known.book }
      let book = read(choice, &kept)
      kept.books.keep(KnownBook(stamps: stamps, book: book), for: choice)
      return book
    }
  }

  private func read(_ choice: Choice, _ kept: inout Kept) -> OfficeBook {
    let contents = Dictionary(uniqueKeysWithValues: Set(choice.book.all).map { ($0, Self.bytes(of: $0)) })
    let own = OwnCatalog(choice.book, contents, previous: kept.catalogs.value(choice.book))
    kept.catalogs.keep(own, for: choice.book)
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
    guard path.exists else { return .failure(Unreadable(message: "找不到这个文件")) }
    guard let stamp = path.stamp else { return .failure(Unreadable(message: "这不是一个文件")) }
    guard stamp.size <= largestFile else { return .failure(Unreadable(message: "文件太大，超过 4 MB")) }
    guard let bytes = path.contents else { return .failure(Unreadable(message: "这个文件读不了，请检查权限")) }
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
    let book = book(choice)
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
      links: links.map(\.name),
      leansOn: Set(links.compactMap { path?.sibling($0.path) } + choice.all),
      reports: reports
    )
  }

  /// What a draft on disk states, read by its office's book; what it leans on itself does not matter to those that lean
  /// on it.
  private func read(_ path: FilePath, in scope: Scope) -> StatedElsewhere? {
    guard let stamp = path.stamp else { return nil }
    if let known = kept.withLock({ $0.drafts.value(path) }), known.stamp == stamp,
      known.book === book(choice(path, scope, named: known.named))
    {
      return known.stated
    }
    guard let bytes = path.contents, case .success(let text) = DraftImporter.decode(bytes) else { return nil }
    var named: FilePath?
    var book = OfficeBook.standard
    let analysis = Analysis(SourceText(text)) { header in
      named = header.links.first { $0.kind == .codes }.map { path.sibling($0.path) }
      book = self.book(choice(path, scope, named: named))
      return Analysis.Environment(book: book.book)
    }
    let stated = StatedElsewhere(analysis, path: show(path))
    kept.withLock { $0.drafts.keep(Stated(stamp: stamp, named: named, book: book, stated: stated), for: path) }
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
  /// What the header names; other names, other surroundings.
  package var links: [DraftLink.Name]
  /// Every file that has a say in it, whether it is there or not.
  package var leansOn: Set<FilePath>
  /// The files among them that have something wrong with them.
  package var reports: [FileReport]
}
