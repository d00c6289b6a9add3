import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let codeAction = Feature(
    .request(.codeAction) { (draft: Draft, params) -> [LSP.CodeAction] in
      draft.quickFixes(params) + draft.fixAll(params) + draft.tableActions(params)
    },
    declare: { capabilities, _ in
      capabilities.codeActionProvider = LSP.CodeActionOptions(
        codeActionKinds: [.quickFix, .refactorRewrite, .sourceFixAllGouji],
        resolveProvider: false
      )
    }
  )
}

extension Draft {
  private func wants(_ kind: LSP.CodeActionKind, _ params: LSP.CodeActionParams) -> Bool {
    guard let only = params.context.only, !only.isEmpty else { return true }
    return only.contains { kind.rawValue == $0.rawValue || kind.rawValue.hasPrefix($0.rawValue + ".") }
  }

  /// The fixes of the findings under the caret or the selection, and for each rule among them all of its certain ones.
  fileprivate func quickFixes(_ params: LSP.CodeActionParams) -> [LSP.CodeAction] {
    guard wants(.quickFix, params) else { return [] }
    let place = offsets(params.range)
    var actions: [LSP.CodeAction] = []
    var rules: [String] = []
    for finding in analysis.findings where finding.range.lowerBound <= place.upperBound && place.lowerBound <= finding.range.upperBound {
      for fix in finding.fixes {
        actions.append(
          LSP.CodeAction(
            title: fix.title,
            kind: .quickFix,
            diagnostics: diagnostic(finding).map { [$0] },
            isPreferred: fix.isPreferred,
            edit: workspaceEdit(fix.edits)
          )
        )
      }
      if !finding.fixes.isEmpty, !rules.contains(finding.rule) { rules.append(finding.rule) }
    }
    for rule in rules {
      let edits = analysis.certainEdits { $0.rule == rule }
      if edits.count > 1 {
        actions.append(LSP.CodeAction(title: "改正全部\(edits.count)处\(rule)", kind: .quickFix, edit: workspaceEdit(edits)))
      }
    }
    return actions
  }

  fileprivate func fixAll(_ params: LSP.CodeActionParams) -> [LSP.CodeAction] {
    guard wants(.sourceFixAllGouji, params) else { return [] }
    let edits = analysis.certainEdits { _ in true }
    guard !edits.isEmpty else { return [] }
    return [LSP.CodeAction(title: "改正全部有唯一答案的错误（\(edits.count)处）", kind: .sourceFixAllGouji, edit: workspaceEdit(edits))]
  }

  /// Aligning a table, or turning pasted tabs into bars.
  fileprivate func tableActions(_ params: LSP.CodeActionParams) -> [LSP.CodeAction] {
    guard wants(.refactorRewrite, params), let block = analysis.tree.block(at: offset(params.range.start)), block.kind == .table else {
      return []
    }
    let edits = Formatter.edits(for: analysis.tree, in: block.range)
    guard !edits.isEmpty else { return [] }
    let hasTabs = block.content.rows.contains { $0.style == .tabs }
    return [
      LSP.CodeAction(title: hasTabs ? "把制表符分隔的表格换成竖线并排齐" : "排齐这张表", kind: .refactorRewrite, edit: workspaceEdit(edits))
    ]
  }
}
