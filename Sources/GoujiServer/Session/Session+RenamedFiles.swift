import GoujiAnalysis
import GoujiFacts
import GoujiImport
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Session {
  /// The edits that keep 上年, 所属单位 and 科目表 leading to the same files when files or folders are renamed: in every
  /// draft that names one of them, and in drafts that are moved themselves.
  ///
  /// - Throws: `requestCancelled`, see `stopIfCancelled`.
  /// - Returns: nil if no draft names any of them.
  func edits(forRenaming files: [LSP.FileRename]) throws -> LSP.WorkspaceEdit? {
    let renames = FileRenames(files)
    var changes: [String: [LSP.TextEdit]] = [:]
    for uri in documents.uris {
      guard let path = FilePath(uri: uri), let draft = try? draft(uri) else { continue }
      changes[uri] = renames.edits(of: draft.analysis.links, in: path, draft.text, client.encoding)
    }
    let open = Set(changes.keys)
    for path in workspace.drafts() where !open.contains(path.uri) {
      try stopIfCancelled()
      guard let bytes = path.contents, case .success(let string) = DraftImporter.decode(bytes) else { continue }
      let text = SourceText(string)
      let links = DraftHeader(of: SyntaxTree(text)).links
      changes[path.uri] = renames.edits(of: links, in: path, text, client.encoding)
    }
    changes = changes.filter { !$0.value.isEmpty }
    guard !changes.isEmpty else { return nil }
    guard client.capabilities.versionsEdits else { return LSP.WorkspaceEdit(changes: changes) }
    return LSP.WorkspaceEdit(
      documentChanges: changes.sorted { $0.key < $1.key }.map { uri, edits in
        let document = LSP.OptionalVersionedTextDocumentIdentifier(uri: uri, version: documents[uri]?.version)
        return LSP.TextDocumentEdit(textDocument: document, edits: edits)
      }
    )
  }
}

/// Files and folders that are about to have other names.
private struct FileRenames {
  private let renames: [(old: FilePath, new: FilePath)]

  init(_ files: [LSP.FileRename]) {
    renames = files.compactMap { file in
      guard let old = FilePath(uri: file.oldUri), let new = FilePath(uri: file.newUri) else { return nil }
      return (old, new)
    }
  }

  /// Where a file will be.
  private func future(_ file: FilePath) -> FilePath {
    for (old, new) in renames {
      if file == old { return new }
      if old.contains(file) { return new.entry(file.written(from: old)) }
    }
    return file
  }

  func edits(
    of links: [DraftLink],
    in draft: FilePath,
    _ text: SourceText,
    _ encoding: PositionEncoding
  ) -> [LSP.TextEdit] {
    let newFolder = future(draft).folder
    return links.compactMap { link in
      let target = draft.sibling(link.path)
      let newTarget = future(target)
      guard newTarget != target || newFolder != draft.folder else { return nil }
      let written = link.path.hasPrefix("/") ? newTarget.path : newTarget.written(from: newFolder)
      guard written != link.path else { return nil }
      return LSP.TextEdit(range: text.range(link.range, encoding), newText: written)
    }
  }
}
