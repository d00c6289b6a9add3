import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let semanticTokens = Feature(
    .request(.semanticTokensFull) { (session: Session, params: LSP.DocumentParams) -> LSP.SemanticTokens in
      try session.remember(try session.draft(params.textDocument.uri))
    },
    .request(.semanticTokensDelta) { (session: Session, params: LSP.SemanticTokensDeltaParams) -> LSP.SemanticTokensDelta in
      let draft = try session.draft(params.textDocument.uri)
      let old = session.documents[draft.uri]?.tokens
      let new = try session.remember(draft)
      guard let old, old.resultId == params.previousResultId else {
        return LSP.SemanticTokensDelta(resultId: new.resultId, data: new.data)
      }
      return LSP.SemanticTokensDelta(resultId: new.resultId, edits: TokenWriter.edits(from: old.data, to: new.data))
    },
    .request(.semanticTokensRange) { (draft: Draft, params: LSP.DocumentRangeParams) -> LSP.SemanticTokens in
      LSP.SemanticTokens(data: TokenWriter.data(of: draft, in: draft.offsets(params.range)))
    },
    declare: { capabilities, _ in
      capabilities.semanticTokensProvider = LSP.SemanticTokensOptions(
        legend: LSP.SemanticTokensLegend(tokenTypes: TokenWriter.types, tokenModifiers: TokenWriter.modifiers),
        range: true,
        full: LSP.SemanticTokensFullOptions(delta: true)
      )
    }
  )
}

extension Session {
  /// All tokens of a draft, kept so that the next request can be answered with what has changed.
  fileprivate func remember(_ draft: Draft) throws -> LSP.SemanticTokens {
    let tokens = LSP.SemanticTokens(resultId: nextResultID(), data: TokenWriter.data(of: draft, in: 0..<draft.text.count))
    documents.update(draft.uri) { $0.tokens = tokens }
    return tokens
  }
}

/// Writes tokens in the protocol's five numbers: lines and characters relative to the token before.
enum TokenWriter {
  static let types = ["comment", "keyword", "property", "string", "number", "operator", "namespace", "enumMember", "type", "macro"]
  static let modifiers = ["confirmed", "contradicted", "unchecked"]

  static func data(of draft: Draft, in range: Range<Int>) -> [UInt32] {
    let statuses = Dictionary(
      draft.analysis.figures.map { ($0.range.lowerBound, $0.status) },
      uniquingKeysWith: { first, _ in first }
    )
    var data: [UInt32] = []
    var line = 0
    var character = 0
    for block in draft.analysis.tree.blocks where block.range.overlaps(range) {
      for token in draft.analysis.tree.tokens(of: block) {
        guard let type = type(token.kind) else { continue }
        let place = (block.start + token.range.lowerBound)..<(block.start + token.range.upperBound)
        let start = draft.position(place.lowerBound)
        let end = draft.position(place.upperBound)
        guard start.line == end.line, end.character > start.character else { continue }
        let isSameLine = start.line == line
        data += [
          UInt32(clamping: start.line - line),
          UInt32(clamping: isSameLine ? start.character - character : start.character),
          UInt32(clamping: end.character - start.character),
          type,
          statuses[place.lowerBound].map(bit) ?? 0,
        ]
        line = start.line
        character = start.character
      }
    }
    return data
  }

  private static func bit(_ status: FigureStatus) -> UInt32 {
    switch status {
    case .confirmed: 1
    case .contradicted: 2
    case .unchecked: 4
    }
  }

  private static func type(_ kind: TokenKind) -> UInt32? {
    let name: String
    switch kind {
    case .comment: name = "comment"
    case .directiveKeyword, .noteHead: name = "keyword"
    case .fieldKey: name = "property"
    case .fieldValue, .formula: name = "string"
    case .number, .asked: name = "number"
    case .bar: name = "operator"
    case .marker, .title: name = "namespace"
    case .code: name = "enumMember"
    case .term: name = "type"
    case .mark: name = "macro"
    default: return nil
    }
    return types.firstIndex(of: name).map { UInt32($0) }
  }

  /// One edit for what lies between the common start and the common end.
  static func edits(from old: [UInt32], to new: [UInt32]) -> [LSP.SemanticTokensEdit] {
    let shorter = min(old.count, new.count)
    var head = 0
    while head < shorter, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    if head == old.count, head == new.count { return [] }
    return [
      LSP.SemanticTokensEdit(start: head, deleteCount: old.count - head - tail, data: Array(new[head..<(new.count - tail)]))
    ]
  }
}
