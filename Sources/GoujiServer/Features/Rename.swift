import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  /// A term of the draft, in its entry and wherever it is used.
  static let rename = Feature(
    .request(.prepareRename) { draft, params in
      draft.analysis.renameRange(at: draft.offset(params.position)).map { range in
        LSP.PrepareRenameResult(range: draft.range(range), placeholder: draft.text[range])
      }
    },
    .request(.rename) { draft, params in
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
      let edits = draft.analysis.rename(at: draft.offset(params.position), to: name)
      return edits.isEmpty ? nil : draft.workspaceEdit(edits)
    },
    declare: { capabilities, client in
      capabilities.renameProvider =
        client.capabilities.preparesRename ? .options(LSP.RenameOptions(prepareProvider: true)) : .plain(true)
    }
  )
}
