import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let codeAction = Feature(
    .request(.codeAction) { draft, params in
      var actions: [LSP.CodeAction] = []
      let only = params.context.only
      let range = draft.offsets(params.range)
      // Older clients take commands only, and would show actions without a title.
      guard draft.client.capabilities.takesCodeActions else { return [] }
      if LSP.CodeActionKind.quickFix.isAsked(for: only) { actions += draft.quickFixes(at: range) }
      if LSP.CodeActionKind.refactorRewrite.isAsked(for: only) {
        actions += draft.rewrites(at: range) + draft.alignments(at: range)
      }
      if LSP.CodeActionKind.sourceFixAllGouji.isAsked(for: only) {
        actions += draft.fixAll(isSought: only?.isEmpty == false)
      }
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
  /// What mends the findings that `range` touches, the preferred way first; then for each of their rules what mends
  /// all of its findings.
  fileprivate func quickFixes(at range: Range<Int>) -> [LSP.CodeAction] {
    var actions: [LSP.CodeAction] = []
    var rules: [String] = []
    for finding in analysis.findings where !finding.fixes.isEmpty {
      let isTouched = finding.range.lowerBound <= range.upperBound && range.lowerBound <= finding.range.upperBound
      guard isTouched, let diagnostic = diagnostic(finding) else { continue }
      for fix in finding.fixes.filter(\.isPreferred) + finding.fixes.filter({ !$0.isPreferred }) {
        var action = LSP.CodeAction(title: fix.wording[client.language], kind: .quickFix)
        action.diagnostics = [diagnostic]
        if client.capabilities.prefersCodeActions, fix.isPreferred { action.isPreferred = true }
        action.edit = workspaceEdit(fix.edits)
        actions.append(action)
      }
      if !rules.contains(finding.rule) { rules.append(finding.rule) }
    }
    for rule in rules
    where analysis.findings.count(where: { $0.rule == rule && $0.fixes.contains(where: \.isPreferred) }) > 1 {
      let fixes = CertainFixes(analysis) { $0.rule == rule && $0.severity <= .warning }
      guard fixes.applied.count > 1 else { continue }
      let count = fixes.applied.count
      let title = client.language("改正全部 \(count) 处 \(rule)", "mend all \(count) of \(rule)")
      var action = LSP.CodeAction(title: title, kind: .quickFix)
      action.edit = workspaceEdit(text.edits(toBecome: fixes.analysis.text))
      actions.append(action)
    }
    return actions
  }

  /// What is not wrong as it stands, and may be wanted all the same: a sentence worked out again, superior rows.
  fileprivate func rewrites(at range: Range<Int>) -> [LSP.CodeAction] {
    let known = Set(analysis.findings.flatMap(\.fixes).map(\.edits))
    let fixes = [analysis.recomputedSentence(at: range.lowerBound), analysis.missingParentRows(at: range)]
    return fixes.compactMap { fix in
      guard let fix, !known.contains(fix.edits) else { return nil }
      var action = LSP.CodeAction(title: fix.wording[client.language], kind: .refactorRewrite)
      action.edit = workspaceEdit(fix.edits)
      return action
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
    let title =
      hasTabs
      ? client.language("把粘贴的表格换成竖线并排齐", "turn the pasted table into bars and align it")
      : client.language("排齐这张表", "align this table")
    var action = LSP.CodeAction(title: title, kind: .refactorRewrite)
    action.edit = workspaceEdit(edits)
    return [action]
  }

  /// Mends everything that is certain. To find out what is, each repair is tried on the draft: who has asked for just
  /// this is given the edits; who sees it in passing, a command that finds them when it is chosen.
  fileprivate func fixAll(isSought: Bool) -> [LSP.CodeAction] {
    let title = client.language("改正全部能确定的错误", "mend all that is certain")
    var action = LSP.CodeAction(title: title, kind: .sourceFixAllGouji)
    if isSought {
      let edits = certainEdits
      guard !edits.isEmpty else { return [] }
      action.edit = workspaceEdit(edits)
    } else {
      let isMendable = analysis.findings.contains { $0.isMendedUnasked && $0.fixes.contains(where: \.isPreferred) }
      guard isMendable, client.capabilities.appliesEdits else { return [] }
      action.command = LSP.Command(title: title, command: ServerCommand.fixAll.name, arguments: [.string(uri)])
    }
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
  /// Whether a client that asks for `kinds` only (all if none are named) is to be given this kind: `source` holds `source.fixAll`.
  fileprivate func isAsked(for kinds: [LSP.CodeActionKind]?) -> Bool {
    guard let kinds, !kinds.isEmpty else { return true }
    return kinds.contains { rawValue == $0.rawValue || rawValue.hasPrefix($0.rawValue + ".") }
  }
}
