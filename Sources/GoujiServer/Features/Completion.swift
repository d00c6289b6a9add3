import GoujiAnalysis
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

extension Feature {
  static let completion = Feature(
    .request(.completion) { draft, params in
      let offset = draft.offset(params.position)
      let (proposals, isIncomplete) = draft.analysis.completions(at: offset, files: draft.files)
      let offered = draft.client.capabilities.insertsSnippets ? proposals : proposals.filter { $0.snippet == nil }
      let items = offered.enumerated().map { draft.item($1, rank: $0, at: offset) }
      return LSP.CompletionList(isIncomplete: isIncomplete, items: items)
    },
    declare: { capabilities, _ in
      capabilities.completionProvider = LSP.CompletionOptions(triggerCharacters: [
        "|", " ", "=", "：", "）", ")", "、", "。", "；", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
      ])
    }
  )
}

extension Draft {
  /// How many folders around a draft are looked into for others.
  private static let foldersSearched = 60

  /// The files of a kind beside the draft, below it, and in the folder above, where the years lie side by side.
  fileprivate func files(_ kind: DraftLink.Kind) -> [String] {
    guard let path = FilePath(uri: uri) else { return [] }
    var limit = Self.foldersSearched
    let folder = path.folder
    switch kind {
    case .codes: return folder.entries(endingIn: ".tsv").map(\.name)
    case .lastYear, .budget, .unit:
      let near = folder.drafts(lookingInto: &limit)
      let around = folder.folder.drafts(lookingInto: &limit).filter { !folder.contains($0) }
      return (near + around).filter { $0 != path }.map { $0.written(from: folder) }
    }
  }

  fileprivate func item(_ proposal: Proposal, rank: Int, at offset: Int) -> LSP.CompletionItem {
    // Clients drop an item whose edit does not hold the caret, which may stand in the space around a cell's text.
    let range = min(proposal.edit.range.lowerBound, offset)..<max(proposal.edit.range.upperBound, offset)
    var item = LSP.CompletionItem(label: proposal.label)
    item.kind = kind(proposal.kind)
    item.detail = proposal.detail.isEmpty ? nil : proposal.detail
    item.documentation = proposal.documentation.isEmpty ? nil : client.documentation(proposal.documentation)
    item.preselect = proposal.kind == .value ? true : nil
    // The order is the server's: six digits keep it through a client's sorting by text.
    item.sortText = String(String(1_000_000 + rank).dropFirst())
    item.filterText = proposal.filter
    // Neovim takes plain text up to its first blank only, and snippets whole.
    let snippet = proposal.snippet ?? (proposal.edit.newText.contains(" ") ? escaped(proposal.edit.newText) : nil)
    if client.capabilities.insertsSnippets, let snippet {
      item.insertTextFormat = .snippet
      item.textEdit = LSP.TextEdit(range: self.range(range), newText: snippet)
    } else {
      item.insertTextFormat = .plainText
      item.textEdit = LSP.TextEdit(range: self.range(range), newText: proposal.edit.newText)
    }
    item.additionalTextEdits = proposal.additional.isEmpty ? nil : edits(proposal.additional)
    return item
  }

  /// Text that a snippet writes as it is.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\$}".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  private func kind(_ kind: Proposal.Kind) -> LSP.CompletionItemKind {
    switch kind {
    case .code: .enumeration
    case .term: .reference
    case .value: .value
    case .form: .class
    case .heading: .module
    case .field: .field
    case .phrase: .text
    }
  }
}
