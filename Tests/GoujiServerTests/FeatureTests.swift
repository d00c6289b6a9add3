import GoujiSyntax
import LanguageServerProtocol
import TestSupport
import Testing

@testable import GoujiServer

/// Each feature once, from the client's side. What the answers should be in every case is tested with the analysis.
@Suite struct FeatureTests {
  private static let everything: LSP.ClientCapabilities = {
    var capabilities = LSP.ClientCapabilities.modern
    capabilities.readsMarkdown = true
    capabilities.versionsEdits = true
    capabilities.prefersCodeActions = true
    capabilities.linksDefinitions = true
    capabilities.appliesEdits = true
    capabilities.pullsDiagnostics = true
    return capabilities
  }()

  private func opened(_ text: String = draftText) throws -> (TestClient, LSP.TextDocumentIdentifier) {
    let client = try TestClient.initialized(Self.everything)
    return (client, LSP.TextDocumentIdentifier(uri: try client.open(text).uri))
  }

  private func at(_ document: LSP.TextDocumentIdentifier, _ range: LSP.Range) -> LSP.TextDocumentPositionParams {
    LSP.TextDocumentPositionParams(textDocument: document, position: range.start)
  }

  private static let wrong = draftText.replacing("支出 | 263.33 | 213.52", with: "支出 | 263.33 | 231.52")

  @Test func whatIsDeclaredIsAnsweredAndNothingElse() throws {
    let declared = Feature.all.flatMap(\.handlers).compactMap { handler in
      if case .request = handler.kind { handler.method } else { nil }
    }
    #expect(Set(declared).count == declared.count)
    let client = try TestClient.initialized(Self.everything)
    for method in declared {
      let answer = Result { try client.send(RequestType<LSP.NoParams, JSONValue>(method), LSP.NoParams()) }
      guard case .failure(let error as ResponseError) = answer else { continue }
      #expect(error.code == .invalidParams, "\(method)")
    }
    let capabilities = try TestClient().initialize(Self.everything).capabilities
    let undeclared = Mirror(reflecting: capabilities).children.filter { child in
      Mirror(reflecting: child.value).displayStyle == .optional && Mirror(reflecting: child.value).children.isEmpty
    }
    #expect(undeclared.compactMap(\.label) == [])
  }

  @Test func hoverExplainsANumber() throws {
    let (client, document) = try opened()
    let number = place("263.33", in: draftText)
    let hover = try #require(try client.send(.hover, at(document, number)))
    #expect(hover.range == number)
    #expect(hover.contents.kind == .markdown)
    #expect(hover.contents.value.contains("✓"))
    #expect(try client.send(.hover, at(document, place("第一部分", in: draftText))) == nil)
  }

  @Test func completionWritesCodeAndName() throws {
    let text = draftText + "| 2010 | | | | | | | |\n"
    let (client, document) = try opened(text)
    let caret = place("2010 ", in: text).end
    let position = LSP.Position(caret.line, caret.character - 1)
    let list = try client.send(.completion, .init(textDocument: document, position: position))
    let item = try #require(list.items.first { $0.label.hasPrefix("20101") })
    let written = applying([try #require(item.textEdit)] + (item.additionalTextEdits ?? []), to: text)
    #expect(written.contains("| 20101"))
    #expect(list.items.compactMap(\.sortText) == list.items.compactMap(\.sortText).sorted())
    #expect(list.items.allSatisfy { $0.textEdit.map { $0.range.end.character >= caret.character - 1 } ?? false })
  }

  /// An editor that goes from place to place is given the empty form; one that does not, its caption.
  @Test(arguments: [true, false])
  func anEmptyFormIsASnippet(insertsSnippets: Bool) throws {
    var capabilities = Self.everything
    capabilities.insertsSnippets = insertsSnippets
    let client = try TestClient.initialized(capabilities)
    let text = draftText + "公开08"
    let document = LSP.TextDocumentIdentifier(uri: try client.open(text).uri)
    let position = place("公开08", in: text).end
    let items = try client.send(.completion, .init(textDocument: document, position: position)).items
    let caption = "公开08表 国有资本经营预算财政拨款支出决算表"
    #expect(items.map(\.label) == (insertsSnippets ? [caption, caption + "（连同空表）"] : [caption]))
    #expect(items.first?.textEdit?.newText == caption)
    #expect(items.allSatisfy { $0.insertTextFormat == (insertsSnippets ? .snippet : .plainText) })
    guard insertsSnippets else { return }
    #expect(items.last?.textEdit?.newText.contains("| ${1} ") == true)
  }

  @Test func aSentenceLeadsToItsTable() throws {
    let (client, document) = try opened()
    let sentence = place("213.52", in: draftText)
    let cell = place("213.52", in: draftText, occurrence: 2)
    guard case .links(let links)? = try client.send(.definition, at(document, sentence)) else {
      Issue.record("no links")
      return
    }
    #expect(links.map(\.targetSelectionRange).contains(cell))
    #expect(links.first?.originSelectionRange == sentence)

    let all = try client.send(
      .references,
      .init(textDocument: document, position: sentence.start, context: .init(includeDeclaration: true))
    )
    #expect(Set(all.map(\.range.start.line)).isSuperset(of: [sentence.start.line, cell.start.line]))
    let uses = try client.send(
      .references,
      .init(textDocument: document, position: sentence.start, context: .init(includeDeclaration: false))
    )
    #expect(uses.map(\.range) == [sentence])
    #expect(try client.send(.documentHighlight, at(document, sentence)).map(\.range) == all.map(\.range))
  }

  @Test func aTermIsRenamedEverywhere() throws {
    let (client, document) = try opened()
    let entry = place("基本支出：", in: draftText)
    let prepared = try #require(try client.send(.prepareRename, at(document, entry)))
    #expect(prepared.placeholder == "基本支出")
    let edit = try client.send(.rename, .init(textDocument: document, position: entry.start, newName: "基本开支"))
    let changes = try #require(edit?.documentChanges?.first)
    #expect(changes.textDocument.version == 1)
    #expect(applying(changes.edits, to: draftText) == draftText.replacing("基本支出", with: "基本开支"))
    #expect(throws: ResponseError.self) {
      try client.send(.rename, .init(textDocument: document, position: entry.start, newName: "甲：乙"))
    }
  }

  @Test func aQuickFixMendsTheFinding() throws {
    let (client, document) = try opened(Self.wrong)
    let mistake = place("231.52", in: Self.wrong)
    let context = LSP.CodeActionContext(diagnostics: [])
    let actions = try client.send(.codeAction, .init(textDocument: document, range: mistake, context: context))
    let preferred = actions.filter { $0.isPreferred == true }
    #expect(preferred.count == 1)
    #expect(preferred.first?.kind == .quickFix)
    #expect(preferred.first?.diagnostics?.map(\.range) == [mistake])
    let edits = preferred.first?.edit?.documentChanges?.first?.edits ?? []
    #expect(applying(edits, to: Self.wrong) == draftText)
  }

  @Test func rowsAndSentencesAreRewritten() throws {
    let leaf = "| 2010301 | 行政运行 | 263.33 | 213.52 | 49.81 | | | |"
    let table = draftText.replacing("| 201 | 一般公共服务支出 | 263.33 | 213.52 | 49.81 | | | |", with: leaf)
    let stale = table.replacing("项目支出49.81万元，占18.92%", with: "项目支出49.18万元，占18.76%")
    let (client, document) = try opened(stale)
    func rewritten(_ place: LSP.Range, _ title: String) throws -> String {
      let context = LSP.CodeActionContext(diagnostics: [], only: [.refactor])
      let actions = try client.send(.codeAction, .init(textDocument: document, range: place, context: context))
      let action = try #require(actions.first { $0.title.hasPrefix(title) })
      return applying(action.edit?.documentChanges?.first?.edits ?? [], to: stale)
    }
    let parents = ["| 201 | 一般公共服务支出", "| 20103 | 政府办公厅（室）及相关机构事务"].map {
      $0 + " | 263.33 | 213.52 | 49.81 |  |  |  |\n"
    }
    #expect(try rewritten(place("行政运行", in: stale), "补上") == stale.replacing(leaf, with: parents.joined() + leaf))
    #expect(try rewritten(place("其中：基本支出", in: stale), "按表重算") == table)
  }

  @Test func kindsOfActionsCanBeAskedFor() throws {
    let (client, document) = try opened(Self.wrong)
    func actions(_ kinds: [LSP.CodeActionKind]?) throws -> Set<String> {
      let whole = LSP.Range(start: LSP.Position(), end: LSP.Position(99, 0))
      let context = LSP.CodeActionContext(diagnostics: [], only: kinds)
      let actions = try client.send(.codeAction, .init(textDocument: document, range: whole, context: context))
      return Set(actions.compactMap(\.kind?.rawValue))
    }
    #expect(try actions(nil) == ["quickfix", "refactor.rewrite", "source.fixAll.gouji"])
    #expect(try actions([.quickFix]) == ["quickfix"])
    #expect(try actions([.refactor]) == ["refactor.rewrite"])
    #expect(try actions([.source]) == ["source.fixAll.gouji"])
    #expect(try actions([.sourceFixAll]) == ["source.fixAll.gouji"])
    #expect(try actions([LSP.CodeActionKind(rawValue: "source.fix")]) == [])
    #expect(try actions([]) == actions(nil))
  }

  @Test func documentSymbolsFollowTheHeadings() throws {
    let (client, document) = try opened()
    guard case .nested(let symbols) = try client.send(.documentSymbol, .init(textDocument: document)) else {
      Issue.record("flat symbols")
      return
    }
    #expect(symbols.map(\.name) == ["第一部分 部门决算情况说明", "第二部分 名词解释", "第三部分 部门决算表"])
    #expect(symbols.first?.children?.map(\.name) == ["一、支出决算情况说明"])
    let inner = symbols.allSatisfy { symbol in
      symbol.range.start.line <= symbol.selectionRange.start.line
        && symbol.selectionRange.end.line <= symbol.range.end.line
    }
    #expect(inner)
  }

  @Test func changesOfTokensAddUp() throws {
    let client = try TestClient.initialized()
    var document = try client.open(draftText)
    let identifier = LSP.TextDocumentIdentifier(uri: document.uri)
    var tokens = try client.send(.semanticTokensFull, .init(textDocument: identifier))
    #expect(tokens.data.count.isMultiple(of: 5) && !tokens.data.isEmpty)
    for (word, text) in [("临湖县", "临😀湖"), ("213.52", "1"), ("第一部分", ""), ("公开03表", "x\n\n公开03表")] {
      try client.change(&document, place(word, in: draftText), text)
      try client.change(&document, nil, draftText.replacing(word, with: text, maxReplacements: 1))
      let delta = try client.send(
        .semanticTokensDelta,
        .init(textDocument: identifier, previousResultId: tokens.resultId ?? "")
      )
      var data = tokens.data
      for edit in try #require(delta.edits) {
        data.replaceSubrange(edit.start..<(edit.start + edit.deleteCount), with: edit.data ?? [])
      }
      tokens = try client.send(.semanticTokensFull, .init(textDocument: identifier))
      #expect(data == tokens.data)
    }
    let unknown = try client.send(.semanticTokensDelta, .init(textDocument: identifier, previousResultId: "?"))
    #expect(unknown.data == tokens.data)
    #expect(unknown.edits == nil)
  }

  @Test func tokensStandWhereTheirTextStands() throws {
    let (client, document) = try opened()
    let legend = try #require(try TestClient().initialize().capabilities.semanticTokensProvider?.legend)
    let tokens = try client.send(.semanticTokensFull, .init(textDocument: document)).data.map { Int($0) }
    let lines = draftText.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf16) }
    var line = 0
    var character = 0
    var numbers: [String] = []
    for index in stride(from: 0, to: tokens.count, by: 5) {
      character = tokens[index] == 0 ? character + tokens[index + 1] : tokens[index + 1]
      line += tokens[index]
      let text = String(decoding: lines[line][character..<(character + tokens[index + 2])], as: UTF16.self)
      if legend.tokenTypes[tokens[index + 3]] == "number" { numbers.append(text) }
    }
    let amounts = ["263.33", "213.52", "49.81"]
    #expect(numbers.filter { amounts.contains($0) } == amounts + amounts + amounts)
  }

  /// What a total's parts add up to stands behind its unit, not between figure and unit; in a table behind the row, whose columns it would push apart.
  @Test(arguments: [
    ("2024年度政府采购支出总额9.00万元⟦⟧，其中：政府采购货物支出2.00万元、政府采购工程支出3.00万元、政府采购服务支出1.00万元。", ["Σ6.00"]),
    ("公开08表 国有资本经营预算财政拨款支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | 9.00 | 2.00 | 6.00 |⟦⟧", ["Σ8.00"]),
    (
      "公开08表 国有资本经营预算财政拨款支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | 9.00 | 5.00 | 4.00 |⟦⟧⟦⟧⟦⟧\n"
        + "| 223 | 国有资本经营预算支出 | 5.00 | 2.00 | 3.00 |\n| 230 | 转移性支出 | 3.00 | 1.00 | 2.00 |\n",
      ["合计 Σ8.00", "基本支出 Σ3.00", "项目支出 Σ5.00"]
    ),
  ])
  func sumsStandBehindUnitsAndRows(_ text: String, _ labels: [String]) throws {
    let marked = MarkedText(text)
    let (client, document) = try opened(marked.text)
    let end = LSP.Position(marked.text.split(separator: "\n").count, 0)
    let hints = try client.send(
      .inlayHint,
      .init(textDocument: document, range: LSP.Range(start: LSP.Position(), end: end))
    )
    #expect(hints.map(\.label) == labels)
    let source = SourceText(marked.text)
    let places = marked.ranges.map { source.position(of: $0.lowerBound, encoding: .utf16) }
    #expect(hints.map(\.position) == places.map { LSP.Position($0.line, $0.character) })
  }

  @Test func readingAidsStandInsideTheDocument() throws {
    let (client, document) = try opened(Self.wrong)
    let last = Self.wrong.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let whole = LSP.Range(start: LSP.Position(), end: LSP.Position(last, 0))
    let lenses = try client.send(.codeLens, .init(textDocument: document))
    #expect(lenses.contains { $0.command?.title.contains("对不上") == true })
    let hints = try client.send(.inlayHint, .init(textDocument: document, range: whole))
    #expect(hints.allSatisfy { $0.position.line <= last && !$0.label.isEmpty })
    let folds = try client.send(.foldingRange, .init(textDocument: document))
    #expect(folds.allSatisfy { $0.startLine < $0.endLine && $0.endLine <= last } && !folds.isEmpty)

    let number = place("213.52", in: Self.wrong)
    let places = [number.start, LSP.Position()]
    let selections = try client.send(.selectionRange, .init(textDocument: document, positions: places))
    #expect(selections.count == 2)
    #expect(selections.first?.ranges.first == number)
  }

  @Test func formattingAlignsTablesOnly() throws {
    let (client, document) = try opened()
    let options = LSP.FormattingOptions(tabSize: 4, insertSpaces: true)
    let edits = try client.send(.formatting, .init(textDocument: document, options: options))
    let formatted = applying(edits, to: draftText)
    #expect(formatted != draftText)
    #expect(formatted.filter { $0 != " " } == draftText.filter { $0 != " " })

    let heading = place("第一部分", in: draftText)
    #expect(try client.send(.rangeFormatting, .init(textDocument: document, range: heading, options: options)).isEmpty)

    func typed(_ character: String, at position: LSP.Position) throws -> [LSP.TextEdit] {
      let params = LSP.DocumentOnTypeFormattingParams(
        textDocument: document,
        position: position,
        ch: character,
        options: options
      )
      return try client.send(.onTypeFormatting, params)
    }
    let behindTable = LSP.Position(place("201 ", in: draftText).start.line + 1, 0)
    #expect(try applying(typed("\n", at: behindTable), to: draftText) == formatted)
    #expect(try typed("|", at: place("一般公共服务", in: draftText).start).isEmpty)
  }

  @Test func commandsDoTheirWork() throws {
    let (client, document) = try opened(Self.wrong)
    func run(_ name: String, _ arguments: JSONValue...) throws -> JSONValue? {
      try client.send(.executeCommand, .init(command: name, arguments: arguments))
    }
    let imported = try run("gouji.import", .object(["text": "一、收入\n收入合计1.00万元。\n"]))
    #expect(imported?["draft"]?.string?.contains("收入合计1.00万元。") == true)
    #expect(imported?["summary"]?.string?.hasPrefix("已导入") == true)

    let number = place("263.33", in: Self.wrong).start
    let position = JSONValue.object(["line": .integer(number.line), "character": .integer(number.character)])
    #expect(try run("gouji.relations", .string(document.uri), position)?.string?.contains("263.33") == true)

    let coverage = try run("gouji.coverage", .string(document.uri))
    #expect(coverage?["errors"]?.integer == 1)

    _ = try run("gouji.fixAll", .string(document.uri))
    let request = try client.nextRequest(.applyEdit)
    let edits = request.params.edit.documentChanges?.first?.edits ?? []
    #expect(applying(edits, to: Self.wrong) == draftText)
    try client.respond(to: request.id, LSP.ApplyWorkspaceEditResult(applied: true))

    let refused: [(String, [JSONValue])] = [
      ("gouji.unheardOf", []),
      ("gouji.fixAll", []),
      ("gouji.relations", [.string(document.uri)]),
      ("gouji.import", [.object(["uri": "file:///no/such/file"])]),
      ("gouji.coverage", ["file:///no"]),
    ]
    for (name, arguments) in refused {
      #expect(throws: ResponseError.self) {
        try client.send(.executeCommand, .init(command: name, arguments: arguments))
      }
    }
    #expect(try client.shutDown() == 0)
  }
}
