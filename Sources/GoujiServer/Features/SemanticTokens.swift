import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let semanticTokens = Feature(
    .request(.semanticTokensFull) { session, params in
      let draft = try session.draft(params.textDocument.uri)
      return session.remember(draft.tokens(in: 0..<draft.text.count), of: draft)
    },
    .request(.semanticTokensDelta) { session, params in
      let draft = try session.draft(params.textDocument.uri)
      let old = session.documents[draft.uri]?.tokens
      let new = session.remember(draft.tokens(in: 0..<draft.text.count), of: draft)
      guard let old, old.resultId == params.previousResultId else {
        return LSP.SemanticTokensDelta(resultId: new.resultId, data: new.data)
      }
      return LSP.SemanticTokensDelta(resultId: new.resultId, edits: difference(old.data, new.data))
    },
    .request(.semanticTokensRange) { draft, params in
      LSP.SemanticTokens(data: draft.tokens(in: draft.offsets(params.range)))
    },
    declare: { capabilities, _ in
      capabilities.semanticTokensProvider = LSP.SemanticTokensOptions(
        legend: LSP.SemanticTokensLegend(tokenTypes: TokenLegend.types, tokenModifiers: TokenLegend.modifiers),
        range: true,
        full: LSP.SemanticTokensFullOptions(delta: true)
      )
    }
  )

  /// The one edit between two lists of tokens; none if they are equal.
  private static func difference(_ old: [UInt32], _ new: [UInt32]) -> [LSP.SemanticTokensEdit] {
    if old == new { return [] }
    let shorter = min(old.count, new.count)
    var prefix = 0
    while prefix < shorter, old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] { suffix += 1 }
    let deleted = old.count - prefix - suffix
    return [
      LSP.SemanticTokensEdit(start: prefix, deleteCount: deleted, data: Array(new[prefix..<(new.count - suffix)]))
    ]
  }
}

/// The names of tokens that clients know how to colour.
private enum TokenLegend {
  static let types = [
    "keyword", "type", "property", "string", "operator", "number", "enumMember", "modifier", "macro", "variable",
    "comment", "function",
  ]
  static let modifiers = ["confirmed", "contradicted", "unchecked"]

  static func type(_ kind: TokenKind) -> UInt32? {
    switch kind {
    case .marker, .directiveKeyword, .noteHead: 0
    case .title: 1
    case .fieldKey: 2
    case .fieldValue: 3
    case .bar, .asked: 4
    case .number: 5
    case .code: 6
    case .unit: 7
    case .mark: 8
    case .term: 9
    case .comment: 10
    case .formula: 11
    case .punctuation, .space, .text: nil
    }
  }

  /// A set of bits, the first modifier the lowest.
  static func modifiers(_ status: FigureStatus?) -> UInt32 {
    switch status {
    case .confirmed: 1
    case .contradicted: 2
    case .unchecked: 4
    case nil: 0
    }
  }
}

extension Session {
  fileprivate func remember(_ data: [UInt32], of draft: Draft) -> LSP.SemanticTokens {
    let tokens = LSP.SemanticTokens(resultId: nextResultID(), data: data)
    documents.update(draft.uri) { $0.tokens = tokens }
    return tokens
  }
}

extension Draft {
  /// The tokens of the blocks that `range` touches, in the protocol's five numbers each.
  fileprivate func tokens(in range: Range<Int>) -> [UInt32] {
    var data: [UInt32] = []
    var walker = PositionWalker(text, client.encoding)
    var last = LSP.Position()
    for highlight in analysis.highlights(in: range) {
      guard let type = TokenLegend.type(highlight.kind) else { continue }
      let start = walker.position(highlight.range.lowerBound)
      let end = walker.position(highlight.range.upperBound)
      // A token is one line's; those that hold a line break hold it at their end.
      guard start.line == end.line, end.character > start.character else { continue }
      let line = start.line - last.line
      let character = line == 0 ? start.character - last.character : start.character
      data.append(UInt32(clamping: line))
      data.append(UInt32(clamping: character))
      data.append(UInt32(clamping: end.character - start.character))
      data.append(type)
      data.append(TokenLegend.modifiers(highlight.status))
      last = start
    }
    return data
  }
}
