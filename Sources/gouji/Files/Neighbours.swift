import GoujiAnalysis
import GoujiCatalog
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import Synchronization

/// What surrounds the drafts of one run: last year's drafts, those of units, the office's own code table and rules.
struct Neighbours: Sendable {
  private let files: WorkspaceFiles
  private let scope: WorkspaceFiles.Scope
  private let workingFolder: FilePath
  private let leantOn = LeantOn()

  /// The files that drafts have leant on so far.
  private final class LeantOn: Sendable {
    private let files = Mutex<Set<FilePath>>([])

    var all: Set<FilePath> { files.withLock { $0 } }

    func add(_ more: Set<FilePath>) {
      if !more.isEmpty { files.withLock { $0.formUnion(more) } }
    }
  }

  /// - Parameters:
  ///   - operands: the files and folders that are to be checked: files are looked for up to these, and up to the
  ///     folder of the project that the command runs in, as editors have it.
  ///   - codes: the code table of the command line.
  ///   - isStrict: whether what drafts do not say is a warning.
  init(_ operands: [String], codes: String? = nil, isStrict: Bool = false) {
    let folder = FileSystem.currentFolder
    workingFolder = folder
    let named = operands.map { folder.resolving($0) }
    // Of a file that is named, its own folder is no more than where it stands.
    scope = WorkspaceFiles.Scope(
      roots: [Self.project(around: folder)] + named.filter { $0.stamp == nil },
      codes: codes.map { folder.resolving($0) },
      isStrict: isStrict
    )
    files = WorkspaceFiles { path in
      folder.contains(path)
        ? String(path.path.dropFirst(folder.path.count + (folder.path.hasSuffix("/") ? 0 : 1))) : path.path
    }
  }

  /// The draft among its neighbours, and what is wrong with those that are no drafts.
  func analysis(_ bytes: [UInt8], at path: String) -> (analysis: Analysis, reports: [CheckedDraft]) {
    let file = absolute(path)
    var reports: [FileReport] = []
    let analysis = Analysis(SourceText(bytes: bytes)) { header in
      let surroundings = files.surroundings(of: header, at: file, in: scope)
      reports = surroundings.reports
      leantOn.add(surroundings.leansOn)
      return surroundings.environment
    }
    return (analysis, reports.map { CheckedDraft(path: files.shown($0.path), text: $0.text, findings: $0.findings) })
  }

  /// The rule book that a draft in this folder would be checked by.
  var book: Book { files.book(at: workingFolder.entry("草稿.gouji"), in: scope) }

  /// The rule book that a published text is read by.
  ///
  /// - Parameter path: nil for a text that is no file.
  func book(published text: String, at path: String?) -> Book {
    files.book(at: path.map(absolute) ?? workingFolder.entry("草稿.gouji"), in: scope, published: text)
  }

  /// Every file besides these drafts whose change may change what is said of them: what they have leant on, and what
  /// they would lean on if it were there.
  func surrounding(_ drafts: [String]) -> Set<FilePath> {
    leantOn.all.union(drafts.flatMap { files.candidates(for: absolute($0), in: scope) })
  }

  private func absolute(_ path: String) -> FilePath { workingFolder.resolving(path) }

  /// The folder that is kept under version control as a whole; else the folder itself.
  private static func project(around folder: FilePath) -> FilePath {
    var candidate = folder
    while !candidate.entry(".git").exists {
      if candidate == candidate.folder { return folder }
      candidate = candidate.folder
    }
    return candidate
  }
}
