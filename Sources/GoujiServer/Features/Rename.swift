import GoujiAnalysis
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Feature {
  /// A term of the draft, in its entry and wherever it is used, and the department's name; in the drafts that the header
  /// names as well.
  static let rename = Feature(
    .request(.prepareRename) { draft, params in
      draft.renamed(at: draft.offset(params.position)).map { range in
        LSP.PrepareRenameResult(range: draft.range(range), placeholder: draft.text[range])
      }
    },
    .request(.rename) { session, params in
      let draft = try session.draft(params.textDocument.uri)
      let name = params.newName
      let isName = !name.isEmpty && !name.contains { $0.isNewline || "：:，,。|\t".contains($0) }
      guard isName else {
        throw ResponseError(
          .requestFailed,
          draft.client.language(
            "名词不能为空，也不能含有换行、冒号、逗号、句号、竖线",
            "a term is not empty and holds no line break, colon, comma, full stop or bar"
          )
        )
      }
      return session.rename(in: draft, at: draft.offset(params.position), to: name)
    },
    declare: { capabilities, client in
      capabilities.renameProvider =
        client.capabilities.preparesRename ? .options(LSP.RenameOptions(prepareProvider: true)) : .plain(true)
    }
  )
}

extension Draft {
  fileprivate func renamed(at offset: Int) -> Range<Int>? {
    analysis.departmentName(at: offset) ?? analysis.renameRange(at: offset)
  }
}

extension Session {
  /// The edits of a draft and of those that its header names; nil where nothing can be renamed.
  fileprivate func rename(in draft: Draft, at offset: Int, to name: String) -> LSP.WorkspaceEdit? {
    guard let range = draft.renamed(at: offset) else { return nil }
    let old = draft.text[range]
    let isDepartment = draft.analysis.departmentName(at: offset) != nil
    func edits(_ text: SourceText) -> [TextEdit] {
      text.places(of: old).map { TextEdit(range: $0, newText: name) }
    }
    let own = isDepartment ? edits(draft.text) : draft.analysis.rename(at: offset, to: name)
    func edit(_ uri: String, _ version: Int?, _ edits: [LSP.TextEdit]) -> LSP.TextDocumentEdit {
      LSP.TextDocumentEdit(textDocument: .init(uri: uri, version: version), edits: edits)
    }
    var changes = [edit(draft.uri, draft.version, draft.edits(own))]
    for other in draft.analysis.namedDrafts {
      let uri = FilePath(other.path).uri
      let open = documents[uri].map { Draft($0, client) }
      let analysis = open?.analysis ?? Analysis(other.text)
      let edits = isDepartment ? edits(analysis.text) : Analysis.rename(old, to: name, in: analysis)
      if edits.isEmpty { continue }
      changes.append(
        edit(
          uri,
          open?.version,
          edits.map { LSP.TextEdit(range: analysis.text.range($0.range, client.encoding), newText: $0.newText) }
        )
      )
    }
    if own.isEmpty { return nil }
    guard client.capabilities.versionsEdits else {
      let edits = changes.map { ($0.textDocument.uri, $0.edits) }
      return LSP.WorkspaceEdit(changes: Dictionary(edits, uniquingKeysWith: { first, _ in first }))
    }
    return LSP.WorkspaceEdit(documentChanges: changes)
  }
}
