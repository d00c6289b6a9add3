import GoujiAnalysis
import GoujiImport
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  /// What the editors' own commands ask of the server.
  static let commands = Feature(
    .request(.executeCommand) { (session: Session, params) -> JSONValue? in
      guard let command = ServerCommand(rawValue: params.command) else {
        throw ResponseError(.invalidParams, "\(params.command) is not known")
      }
      return try command.run(session, params.arguments ?? [])
    },
    declare: { capabilities, _ in
      capabilities.executeCommandProvider = LSP.ExecuteCommandOptions(commands: ServerCommand.allCases.map(\.rawValue))
    }
  )
}

private enum ServerCommand: String, CaseIterable {
  /// [uri of an open document, or text] → {draft, summary}
  case importText = "gouji.import"
  /// [uri]: the client is asked to apply every certain repair → how many.
  case fixAll = "gouji.fixAll"
  /// [uri, position] → Markdown
  case relations = "gouji.relations"
  /// [uri] → {numbers, confirmed, contradicted, unchecked, errors, warnings}
  case coverage = "gouji.coverage"

  func run(_ session: Session, _ arguments: [JSONValue]) throws -> JSONValue? {
    guard let first = arguments.first?.string else { throw ResponseError(.invalidParams, "\(rawValue) needs an argument") }
    switch self {
    case .importText:
      let imported = DraftImporter.importText((try? session.draft(first).text.string) ?? first)
      return .object(["draft": .string(imported.draft), "summary": .string(sentence(imported.summary))])
    case .fixAll:
      let draft = try session.draft(first)
      let edits = draft.analysis.certainEdits { _ in true }
      if !edits.isEmpty {
        let edit = LSP.ApplyWorkspaceEditParams(label: "勾稽：改正全部", edit: draft.workspaceEdit(edits))
        session.request(.applyEdit, edit) { (_: LSP.ApplyWorkspaceEditResult) in }
      }
      return .integer(edits.count)
    case .relations:
      let draft = try session.draft(first)
      guard arguments.count > 1, let line = arguments[1]["line"]?.integer, let character = arguments[1]["character"]?.integer else {
        throw ResponseError(.invalidParams, "gouji.relations needs a position")
      }
      let offset = draft.offset(LSP.Position(line: line, character: character))
      return draft.analysis.hover(at: offset).map { .string($0.markdown) }
    case .coverage:
      return try session.draft(first).coverage
    }
  }
}

/// What an import did, in one sentence.
private func sentence(_ summary: ImportSummary) -> String {
  let forms = "导入了\(summary.tableCount)张表、\(summary.figures)个数字"
  return summary.unplaced.isEmpty ? forms + "。" : forms + "，\(summary.unplaced.count)处请对照原文看一看。"
}

extension Draft {
  /// How much of the draft is accounted for, as the status bar shows it.
  var coverage: JSONValue {
    let coverage = analysis.coverage
    return .object([
      "uri": .string(uri),
      "version": .integer(version),
      "numbers": .integer(coverage.numbers),
      "confirmed": .integer(coverage.confirmed),
      "contradicted": .integer(coverage.contradicted),
      "unchecked": .integer(coverage.unchecked),
      "errors": .integer(analysis.findings.filter { $0.severity == .error }.count),
      "warnings": .integer(analysis.findings.filter { $0.severity == .warning }.count),
    ])
  }
}
