import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let codeAction = Feature(
    .request(.codeAction) { draft, params in
      var actions: [LSP.CodeAction] = []
      let only = params.context.only
      let range = draft.offsets(params.range)
      if LSP.CodeActionKind.quickFix.isAsked(for: only) { actions += draft.quickFixes(at: range) }
      if LSP.CodeActionKind.refactorRewrite.isAsked(for: only) { actions += draft.alignments(at: range) }
      // Mending everything is tried out on the draft, fix by fix: only for who asks for it.
      if let only, LSP.CodeActionKind.sourceFixAllGouji.isAsked(for: only) { actions += draft.fixAll }
      return actions
    },
    declare: { capabilities, _ in
      capabilities.codeActionProvider = LSP.CodeActionOptions(
        codeActionKinds: [.quickFix, .refactorRewrite, .sourceFixAllGouji]
      )
    }
  )
}

extension Draft {
  /// What mends the findings that `range` touches, the preferred way first.
  fileprivate func quickFixes(at range: Range<Int>) -> [LSP.CodeAction] {
    analysis.findings.flatMap { finding -> [LSP.CodeAction] in
      let isTouched = finding.range.lowerBound <= range.upperBound && range.lowerBound <= finding.range.upperBound
      guard isTouched, !finding.fixes.isEmpty, let diagnostic = diagnostic(finding) else { return [] }
      return finding.fixes.sorted { $0.isPreferred && !$1.isPreferred }.map { fix in
        var action = LSP.CodeAction(title: fix.title, kind: .quickFix)
        action.diagnostics = [diagnostic]
        if client.capabilities.prefersCodeActions, fix.isPreferred { action.isPreferred = true }
        action.edit = workspaceEdit(fix.edits)
        return action
      }
    }
  }

  /// Lays out the tables that `range` touches, if they are not.
  fileprivate func alignments(at range: Range<Int>) -> [LSP.CodeAction] {
    var edits: [TextEdit] = []
    var hasTabs = false
    for block in analysis.tree.blocks where block.kind == .table {
      guard block.start <= range.upperBound, range.lowerBound < block.end else { continue }
      edits += Formatter.edits(for: analysis.tree, in: block.start..<max(block.start, block.end - 1))
      if block.content.rows.contains(where: { $0.style == .tabs }) { hasTabs = true }
    }
    guard !edits.isEmpty else { return [] }
    var action = LSP.CodeAction(title: hasTabs ? "把粘贴的表格转成竖线表格" : "对齐表格", kind: .refactorRewrite)
    action.edit = workspaceEdit(edits)
    return [action]
  }

  fileprivate var fixAll: [LSP.CodeAction] {
    let edits = certainEdits
    guard !edits.isEmpty else { return [] }
    var action = LSP.CodeAction(title: "修正全部能确定的错误", kind: .sourceFixAllGouji)
    action.edit = workspaceEdit(edits)
    return [action]
  }

  /// The edits that mend all that can be mended with certainty.
  var certainEdits: [TextEdit] { text.edits(toBecome: CertainFixes(analysis).analysis.text) }
}

extension SourceText {
  /// The edits that make this text another: one in each line that differs, if they have as many lines, else one in all.
  fileprivate func edits(toBecome other: SourceText) -> [TextEdit] {
    guard lineCount == other.lineCount else {
      return self == other ? [] : [edit(toBecome: other.string)]
    }
    return (0..<lineCount).compactMap { line in
      let range = lineRange(line)
      let newRange = other.lineRange(line)
      if bytes[range].elementsEqual(other.bytes[newRange]) { return nil }
      let edit = SourceText(self[range]).edit(toBecome: other[newRange])
      let start = range.lowerBound
      return TextEdit(range: (start + edit.range.lowerBound)..<(start + edit.range.upperBound), newText: edit.newText)
    }
  }
}

extension LSP.CodeActionKind {
  /// Whether a client that asks for `kinds` only (all if nil) is to be given this kind: `source` holds `source.fixAll`.
  fileprivate func isAsked(for kinds: [LSP.CodeActionKind]?) -> Bool {
    guard let kinds else { return true }
    return kinds.contains { rawValue == $0.rawValue || rawValue.hasPrefix($0.rawValue + ".") || $0.rawValue.isEmpty }
  }
}
