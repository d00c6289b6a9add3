package import GoujiAnalysis
package import GoujiFacts
package import GoujiCatalog
import GoujiImport
import GoujiSyntax
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

    package init(roots: [FilePath] = [], codes: FilePath? = nil) {
      self.roots = roots
      self.codes = codes
    }
  }

  /// The office's own files that a draft is checked by.
  struct Choice: Hashable {
    var codes: FilePath?
    /// The outermost folder's first.
    var rules: [FilePath] = []
  }

  private struct Table {
    var stamp: FileStamp
    var file: CodesFile
    var lastUse = 0
  }

  private struct Book {
    var stamps: [FileStamp?]
    var book: OfficeBook
    var lastUse = 0
  }

  private struct Kept {
    var tables: [FilePath: Table] = [:]
    var books: [Choice: Book] = [:]
    var uses = 0
  }

  private let kept = Mutex(Kept())
  private let show: @Sendable (FilePath) -> String

  /// How many tables and books are kept.
  private static let mostKept = 32
  /// A table of this many bytes is none.
  private static let largestFile = 4 << 20

  /// - Parameter show: how findings name a file that is not the draft they are about.
  package init(show: @escaping @Sendable (FilePath) -> String = \.path) { self.show = show }

  /// For tests: how many tables are kept.
  var keptTables: Int { kept.withLock { $0.tables.count } }

  // MARK: Which files

  /// - Parameter named: the table that the draft's header names.
  private func choice(_ draft: FilePath?, _ scope: Scope, named: FilePath?) -> Choice {
    var choice = Choice(codes: named ?? scope.codes)
    guard let draft else { return choice }
    for folder in folders(above: draft, scope) {
      if choice.codes == nil, folder.entry(CodesFile.name).exists { choice.codes = folder.entry(CodesFile.name) }
      if folder.entry(RulesFile.name).stamp != nil { choice.rules.insert(folder.entry(RulesFile.name), at: 0) }
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

  /// Every file of the office's that a draft is checked by, or would be if it were there.
  package func candidates(for draft: FilePath, in scope: Scope) -> [FilePath] {
    let found = folders(above: draft, scope).flatMap { [$0.entry(CodesFile.name), $0.entry(RulesFile.name)] }
    return (scope.codes.map { [$0] } ?? []) + found
  }

  /// The rule book for a draft that names no table of its own.
  package func catalog(at draft: FilePath, in scope: Scope) -> Catalog { book(choice(draft, scope, named: nil)).catalog }

  /// A file as findings name it.
  package func shown(_ path: FilePath) -> String { show(path) }

  // MARK: Reading

  private func book(_ choice: Choice) -> OfficeBook {
    if choice.codes == nil, choice.rules.isEmpty { return .standard }
    let stamps = ([choice.codes] + choice.rules).map { $0?.stamp }
    return kept.withLock { kept in
      kept.uses += 1
      if kept.books[choice]?.stamps == stamps, let known = kept.books[choice] {
        kept.books[choice]?.lastUse = kept.uses
        return known.book
      }
      let book = read(choice, &kept)
      kept.books[choice] = Book(stamps: stamps, book: book, lastUse: kept.uses)
      if kept.books.count > Self.mostKept, let oldest = kept.books.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        kept.books[oldest.key] = nil
      }
      return book
    }
  }

  private func read(_ choice: Choice, _ kept: inout Kept) -> OfficeBook {
    var catalog = Catalog.standard
    var reports: [FileReport] = []
    if let path = choice.codes {
      switch codes(path, &kept) {
      case .success(let file):
        catalog = file.catalog
        if let report = file.report { reports.append(report) }
      case .failure(let problem):
        reports.append(CodesFile.unreadable(path, problem.message))
      }
    }
    var checks: [OfficeCheck] = []
    for path in choice.rules {
      guard let bytes = try? Self.bytes(of: path).get() else { continue }
      let file = RulesFile(bytes, at: path, shown: show(path), catalog)
      checks += file.checks
      if let report = file.report { reports.append(report) }
    }
    return OfficeBook(catalog: catalog, checks: checks, reports: reports)
  }

  private struct Unreadable: Error {
    var message: String
  }

  private func codes(_ path: FilePath, _ kept: inout Kept) -> Result<CodesFile, Unreadable> {
    let known = kept.tables[path]
    if let known, known.stamp == path.stamp {
      kept.tables[path]?.lastUse = kept.uses
      return .success(known.file)
    }
    return Self.bytes(of: path).map { bytes in
      let file = CodesFile(bytes, at: path, previous: known?.file)
      if let stamp = path.stamp { kept.tables[path] = Table(stamp: stamp, file: file, lastUse: kept.uses) }
      if kept.tables.count > Self.mostKept, let oldest = kept.tables.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        kept.tables[oldest.key] = nil
      }
      return file
    }
  }

  private static func bytes(of path: FilePath) -> Result<[UInt8], Unreadable> {
    guard path.exists else { return .failure(Unreadable(message: "找不到这个文件")) }
    guard let stamp = path.stamp else { return .failure(Unreadable(message: "这不是一个文件")) }
    guard stamp.size <= largestFile else { return .failure(Unreadable(message: "文件太大，超过 4 MB，不像科目表")) }
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
    var environment = Analysis.Environment(header: header, catalog: book.catalog, checks: book.checks) { name in
      guard let other = path?.sibling(name), other != path else { return nil }
      return (draft(other) ?? read(other, in: scope)).map { ($0, show(other)) }
    }
    var reports = book.reports
    if let named, !named.exists, let link = links.first(where: { $0.kind == .codes }) {
      // Told where the name is written; the file itself has no line to tell it on.
      environment.unreadable.insert(link.path)
      reports.removeAll { $0.path == named }
    }
    // A draft that is no file has no neighbours to be missed.
    if path == nil { environment.unreadable = [] }
    return DraftSurroundings(
      environment: environment,
      links: links.map(\.name),
      leansOn: Set(links.compactMap { path?.sibling($0.path) } + [choice.codes].compactMap { $0 } + choice.rules),
      reports: reports
    )
  }

  /// A draft on disk, checked by its office's book; what it leans on itself does not matter to those that lean on it.
  private func read(_ path: FilePath, in scope: Scope) -> Analysis? {
    guard path.stamp != nil, let bytes = path.contents, case .success(let text) = DraftImporter.decode(bytes) else { return nil }
    return Analysis(SourceText(text)) { header in
      let named = header.links.first { $0.kind == .codes }.map { path.sibling($0.path) }
      return Analysis.Environment(catalog: book(choice(path, scope, named: named)).catalog)
    }
  }

  /// Whether a change of this file may change how drafts are checked that did not lean on it before.
  package static func matters(_ path: FilePath) -> Bool {
    path.path.hasSuffix("/" + CodesFile.name) || path.path.hasSuffix("/" + RulesFile.name)
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
