import GoujiAnalysis
import GoujiImport
import GoujiSyntax
import GoujiSystem
import GoujiWorkspace
import LanguageServerProtocol

/// Something that the user asks for by name. Messages of its errors are shown to the user.
struct ServerCommand: Sendable {
  let name: String
  /// - Parameter arguments: as the client gives them.
  let run: @Sendable (Session, [JSONValue]) throws -> JSONValue?

  static let all: [ServerCommand] = [.importText, .fixAll, .relations, .coverage, .unchecked, .showFigure]
}

extension Feature {
  static let executeCommand = Feature(
    .request(.executeCommand) { session, params in
      guard let command = ServerCommand.all.first(where: { $0.name == params.command }) else {
        throw ResponseError(
          .invalidParams,
          session.client.language("没有 \(params.command) 这个命令", "there is no command \(params.command)")
        )
      }
      return try command.run(session, params.arguments ?? [])
    },
    declare: { capabilities, _ in
      capabilities.executeCommandProvider = LSP.ExecuteCommandOptions(commands: ServerCommand.all.map(\.name))
    }
  )
}

extension ServerCommand {
  /// A published text or file as a draft: from `{"uri": …}` or `{"text": …}` to `{"draft": …, "summary": …}`.
  static let importText = ServerCommand(name: "gouji.import") { session, arguments in
    let imported: Imported
    if let given = arguments.first?["text"]?.string {
      imported = DraftImporter.importText(given)
    } else if let uri = arguments.first?["uri"]?.string ?? arguments.first?.string {
      let path = FilePath(uri: uri)
      let file = try session.source(uri)
      imported =
        path.map { path in
          DraftImporter.importFile(file) { text in
            session.files.book(at: path, in: session.scope(of: path), published: text)
          }.imported
        } ?? DraftImporter.importFile(file).imported
    } else {
      throw ResponseError(
        .invalidParams,
        session.client.language("没有说明要导入什么：请给出文件地址或文字", "nothing to import: give a file’s address or a text")
      )
    }
    return .object([
      "draft": .string(imported.draft), "summary": .string(imported.summary.sentence(session.client.language)),
    ])
  }

  /// Mends what can be mended with certainty in a draft: the client is asked to apply the edits. From its address to
  /// how many edits there are.
  static let fixAll = ServerCommand(name: "gouji.fixAll") { session, arguments in
    let draft = try session.draft(try uri(arguments, session))
    guard session.client.capabilities.appliesEdits else {
      throw ResponseError(
        .requestFailed,
        session.client.language("这个编辑器不能由服务器修改文稿", "this editor does not let the server change drafts")
      )
    }
    let edits = draft.certainEdits
    if !edits.isEmpty {
      let edit = LSP.ApplyWorkspaceEditParams(
        label: session.client.language("改正全部能确定的错误", "mend all that is certain"),
        edit: draft.workspaceEdit(edits)
      )
      session.request(.applyEdit, edit) { [weak session] _ in session?.viewsChanged() }
    }
    return .integer(edits.count)
  }

  /// What a figure measures and what it must agree with, in Markdown; null where no figure stands.
  static let relations = ServerCommand(name: "gouji.relations") { session, arguments in
    let draft = try session.draft(try uri(arguments, session))
    guard arguments.count > 1, let line = arguments[1]["line"]?.integer,
      let character = arguments[1]["character"]?.integer
    else { throw ResponseError(.invalidParams, session.client.language("没有说明是哪一处", "no place was given")) }
    let offset = draft.offset(LSP.Position(line: line, character: character))
    return draft.analysis.node(at: offset).map {
      .string(draft.analysis.relationsMarkdown(of: $0, in: session.client.language))
    }
  }

  /// How many figures a draft holds, what became of them, and how many findings there are.
  static let coverage = ServerCommand(name: "gouji.coverage") { session, arguments in
    let draft = try session.draft(try uri(arguments, session))
    let coverage = draft.analysis.coverage
    let diagnostics = draft.diagnostics
    return .object([
      "numbers": .integer(coverage.numbers),
      "confirmed": .integer(coverage.confirmed),
      "contradicted": .integer(coverage.contradicted),
      "unchecked": .integer(coverage.unchecked),
      "errors": .integer(diagnostics.count { $0.severity == .error }),
      "warnings": .integer(diagnostics.count { $0.severity == .warning }),
    ])
  }

  /// The figures that nothing could check, each with what it is: from a draft's address to
  /// `[{"range": …, "text": "8.00", "reason": …}]`.
  static let unchecked = ServerCommand(name: "gouji.unchecked") { session, arguments in
    let draft = try session.draft(try uri(arguments, session))
    return .array(
      draft.analysis.figures.filter { $0.status == .unchecked }.map { figure in
        let range = draft.range(figure.range)
        func position(_ position: LSP.Position) -> JSONValue {
          .object(["line": .integer(position.line), "character": .integer(position.character)])
        }
        return .object([
          "range": .object(["start": position(range.start), "end": position(range.end)]),
          "text": .string(draft.text[figure.range]),
          "reason": .string(figure.reason ?? ""),
        ])
      }
    )
  }

  /// Has the client show the next figure of a section that contradicts others, and when there is none one that nothing could
  /// check: from the draft's address and the line of the section's heading. Asked again, it goes on to the one behind.
  /// To whether there is such a figure.
  static let showFigure = ServerCommand(name: "gouji.showFigure") { session, arguments in
    let draft = try session.draft(try uri(arguments, session))
    guard arguments.count > 1, let line = arguments[1].integer else {
      throw ResponseError(.invalidParams, session.client.language("没有说明是哪一节", "no section was given"))
    }
    let figures = draft.analysis.figures(inSectionAt: draft.offset(LSP.Position(line: line, character: 0)))
    let wrong = figures.filter { $0.status == .contradicted }
    let meant = (wrong.isEmpty ? figures.filter { $0.status == .unchecked } : wrong).map(\.range)
    let last = session.lastShown.flatMap { $0.uri == draft.uri && $0.line == line ? $0.offset : nil } ?? -1
    guard let place = meant.first(where: { $0.lowerBound > last }) ?? meant.first else { return .bool(false) }
    session.lastShown = (draft.uri, line, place.lowerBound)
    session.request(
      .showDocument,
      LSP.ShowDocumentParams(uri: draft.uri, takeFocus: true, selection: draft.range(place))
    )
    return .bool(true)
  }

  private static func uri(_ arguments: [JSONValue], _ session: Session) throws(ResponseError) -> String {
    guard let uri = arguments.first?.string ?? arguments.first?["uri"]?.string else {
      throw ResponseError(.invalidParams, session.client.language("没有说明是哪一份草稿", "no draft was given"))
    }
    return uri
  }
}

extension Session {
  /// What stands at an address: the text that the client has open, else the file, of whatever kind.
  fileprivate func source(_ uri: String) throws(ResponseError) -> SourceFile {
    if let document = documents[uri], !document.isLost { return .plain(document.analysis.text.string) }
    guard let path = FilePath(uri: uri), let bytes = path.contents else {
      throw ResponseError(.requestFailed, client.language("读不到 \(uri)", "cannot read \(uri)"))
    }
    switch SourceFile.read(bytes, name: path.path) {
    case .success(let file): return file
    case .failure(let problem): throw ResponseError(.requestFailed, problem.message)
    }
  }
}

extension ImportSummary {
  /// What was read and what was not, for a message box.
  fileprivate func sentence(_ language: Language) -> String {
    var sentence = language(
      "已导入 \(parts.count) 个部分、\(tableCount) 张表、\(figures) 个数。",
      "Imported \(parts.count) parts, \(tableCount) tables and \(figures) figures. "
    )
    if !dropped.isEmpty {
      sentence += language(
        "略去页码、重复的表头等 \(dropped.count) 处。",
        "Left out page numbers, repeated heads and the like in \(dropped.count) places. "
      )
    }
    if let first = unplaced.first {
      sentence += language(
        "有 \(unplaced.count) 处请看一看，如“\(first.text)”（\(first.reason.rawValue)）。",
        "Please look at \(unplaced.count) places, such as “\(first.text)”. "
      )
    }
    return sentence
  }
}
