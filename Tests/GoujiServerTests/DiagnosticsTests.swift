import LanguageServerProtocol
import TestSupport
import Testing

/// A draft whose 基本支出 and 项目支出 make 263.33, and one word that is changed to make them make less.
let draftText = """
  部门：临湖县医疗保障局
  年度：2024

  第一部分 部门决算情况说明
  一、支出决算情况说明
  本年支出263.33万元，其中：基本支出213.52万元，占81.08%；项目支出49.81万元，占18.92%。

  第二部分 名词解释
  一、基本支出：指为保障机构正常运转而发生的支出。

  第三部分 部门决算表
  公开03表 支出决算表
  | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |
  | | 合计 | 263.33 | 213.52 | 49.81 | | | |
  | 201 | 一般公共服务支出 | 263.33 | 213.52 | 49.81 | | | |

  """

extension LSP.Position {
  init(_ line: Int, _ character: Int) { self.init(line: line, character: character) }
}

/// Where `word` stands in `text` for the first time, in UTF-16.
func place(_ word: String, in text: String, occurrence: Int = 1) -> LSP.Range {
  var left = occurrence
  for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    var rest = content[...]
    while let range = rest.firstRange(of: word) {
      left -= 1
      let start = content[..<range.lowerBound].utf16.count
      if left == 0 {
        return LSP.Range(start: LSP.Position(line, start), end: LSP.Position(line, start + word.utf16.count))
      }
      rest = rest[range.upperBound...]
    }
  }
  return LSP.Range(start: LSP.Position(), end: LSP.Position())
}

/// `text` after the edits, which are in its own positions.
func applying(_ edits: [LSP.TextEdit], to text: String) -> String {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf16) }
  let fromTheEnd = edits.sorted {
    ($0.range.start.line, $0.range.start.character) > ($1.range.start.line, $1.range.start.character)
  }
  for edit in fromTheEnd {
    let start = edit.range.start
    let end = edit.range.end
    let joined = lines[start.line][..<start.character] + Array(edit.newText.utf16) + lines[end.line][end.character...]
    lines.replaceSubrange(start.line...end.line, with: [Array(joined)])
  }
  return lines.map { String(decoding: $0, as: UTF16.self) }.joined(separator: "\n")
}

@Suite struct DiagnosticsTests {
  @Test func aMistakeIsShownWhereItStandsAndGoesWhenItIsMended() throws {
    let client = try TestClient.initialized()
    var document = try client.open(draftText)
    #expect(try client.diagnostics(of: document).filter { $0.severity == .error }.isEmpty)

    let part = place("213.52", in: draftText, occurrence: 2)
    try client.change(&document, part, "231.52")
    let wrong = try client.diagnostics(of: document).filter { $0.severity == .error }
    #expect(wrong.map(\.range) == [part])
    #expect(wrong.first?.source == "勾稽")
    #expect(wrong.first?.relatedInformation == nil)

    try client.change(&document, part, "213.52")
    #expect(try client.diagnostics(of: document).filter { $0.severity == .error }.isEmpty)
  }

  @Test func otherPlacesAreRelatedForClientsThatShowThem() throws {
    var capabilities = LSP.ClientCapabilities.modern
    capabilities.relatesDiagnostics = true
    let client = try TestClient.initialized(capabilities)
    var document = try client.open(draftText)
    try client.change(&document, place("213.52", in: draftText, occurrence: 2), "231.52")
    let wrong = try client.diagnostics(of: document).filter { $0.severity == .error }
    let related = wrong.first?.relatedInformation ?? []
    #expect(!related.isEmpty)
    #expect(related.allSatisfy { $0.location.uri == document.uri && !$0.message.isEmpty })
  }

  @Test func closingTakesEverythingBack() throws {
    let client = try TestClient.initialized()
    let document = try client.open(draftText)
    try client.close(document)
    _ = try client.shutDown()
    let reports = try client.pending(.publishDiagnostics)
    #expect(reports.map(\.version) == [1, nil])
    #expect(reports.last?.diagnostics == [])
  }

  @Test func settingsDecideWhatIsShown() throws {
    let wrong = draftText.replacing("| 201 | 一般公共服务支出 | 263.33 | 213.52", with: "| 201 | 一般公共服务支出 | 263.33 | 231.52")
    let client = try TestClient.initialized()
    let document = try client.open(wrong)
    let errors = try client.diagnostics(of: document).filter { $0.severity == .error }
    let rule = try #require(errors.first?.code?.string)

    func shown(_ setting: JSONValue) throws -> [LSP.DiagnosticSeverity?] {
      let settings = JSONValue.object(["gouji": .object(["rules": .object([rule: setting, "GJ999": .integer(3)])])])
      try client.notify(.didChangeConfiguration, LSP.DidChangeConfigurationParams(settings: settings))
      return try client.diagnostics(of: document).filter { $0.code == .string(rule) }.map(\.severity)
    }
    #expect(try shown("off") == [])
    #expect(try shown("hint") == [.hint])
    // Back to what the rule says of itself.
    #expect(try shown("nonsense") == [.error])

    func shown(family setting: JSONValue, itself: JSONValue) throws -> [LSP.DiagnosticSeverity?] {
      let rules = JSONValue.object([String(rule.dropLast(2)): setting, rule: itself])
      let settings = JSONValue.object(["gouji": .object(["rules": rules])])
      try client.notify(.didChangeConfiguration, LSP.DidChangeConfigurationParams(settings: settings))
      return try client.diagnostics(of: document).filter { $0.code == .string(rule) }.map(\.severity)
    }
    #expect(try shown(family: "off", itself: "nonsense") == [])
    #expect(try shown(family: "off", itself: "information") == [.information])
  }

  @Test func reviewersHaveWhatIsMissingAsAWarning() throws {
    let text = draftText.replacing("年度：2024", with: "年度：2024\n报告：部门决算")
    let parts = "\n第一部分 部门概况\n一、主要职责\n负责水利工作。\n第二部分 部门决算情况说明\n一、收入决算情况说明\n第三部分 名词解释\n"
    func severities(_ isStrict: Bool) throws -> [LSP.DiagnosticSeverity?] {
      let client = try TestClient.initialized(options: .object(["strict": .bool(isStrict)]))
      let document = try client.open(text + parts)
      return try client.diagnostics(of: document).filter { $0.code == .string("GJ1105") }.map(\.severity)
    }
    #expect(try severities(false).allSatisfy { $0 == .information })
    #expect(try severities(true).allSatisfy { $0 == .warning })
    #expect(try !severities(true).isEmpty)
  }

  /// In English to clients that speak it, unless the settings say otherwise; everything a finding says.
  @Test(
    arguments: [
      (nil, nil, false), ("zh-cn", nil, false), ("ja", nil, false), ("en", nil, true), ("en-GB", nil, true),
      ("en", "zh", false), ("zh-cn", "en", true), ("en", "auto", true),
    ] as [(String?, String?, Bool)]
  )
  func theClientsLanguage(locale: String?, setting: String?, isEnglish: Bool) throws {
    let wrong = draftText.replacing("| 201 | 一般公共服务支出 | 263.33 | 213.52", with: "| 201 | 一般公共服务支出 | 263.33 | 231.52")
    let client = TestClient()
    var capabilities = LSP.ClientCapabilities()
    capabilities.relatesDiagnostics = true
    capabilities.takesCodeActions = true
    let options = setting.map { JSONValue.object(["language": .string($0)]) }
    try client.initialize(capabilities, options: options, locale: locale)
    let document = try client.open(wrong)
    let mistake = try #require(try client.diagnostics(of: document).first { $0.severity == .error })
    #expect(mistake.message.contains("此处应为") != isEnglish)
    #expect(mistake.message.contains("should be") == isEnglish)
    #expect(mistake.relatedInformation?.allSatisfy { $0.message.contains("（差") != isEnglish } == true)
    let identifier = LSP.TextDocumentIdentifier(uri: document.uri)
    let context = LSP.CodeActionContext(diagnostics: [])
    let actions = try client.send(
      .codeAction,
      .init(textDocument: identifier, range: mistake.range, context: context)
    )
    #expect(actions.first?.title.hasPrefix(isEnglish ? "change " : "将") == true)
    let place = LSP.TextDocumentPositionParams(textDocument: identifier, position: mistake.range.start)
    let hover = try client.send(.hover, place)
    #expect(hover?.contents.value.contains(isEnglish ? "off by" : "（差") == true)
  }

  @Test func figuresWithoutACheckAreMarkedOnRequest() throws {
    let client = try TestClient.initialized(options: .object(["hints": .object(["unchecked": .bool(true)])]))
    let text = "第一部分 情况说明\n全年召开会议37次。\n"
    let document = try client.open(text)
    let hints = try client.diagnostics(of: document).filter { $0.severity == .hint }
    #expect(hints.map(\.range) == [place("37", in: text)])
  }

  @Test func anEqualReportIsNotSentAgain() throws {
    let client = try TestClient.initialized()
    let document = try client.open(draftText)
    _ = try client.diagnostics(of: document)
    let settings = JSONValue.object(["rules": .object(["GJ999": "off"])])
    try client.notify(.didChangeConfiguration, LSP.DidChangeConfigurationParams(settings: settings))
    _ = try client.shutDown()
    #expect(try client.pending(.publishDiagnostics).isEmpty)
  }

  @Test func clientsThatPullAreNotSentReports() throws {
    var capabilities = LSP.ClientCapabilities.modern
    capabilities.pullsDiagnostics = true
    let client = TestClient()
    let declared = try client.initialize(capabilities).capabilities.diagnosticProvider
    #expect(declared?.interFileDependencies == true)
    var document = try client.open(draftText)
    let identifier = LSP.TextDocumentIdentifier(uri: document.uri)

    let first = try client.send(.documentDiagnostic, .init(textDocument: identifier))
    #expect(first.kind == .full)
    let same = try client.send(.documentDiagnostic, .init(textDocument: identifier, previousResultId: first.resultId))
    #expect(same == LSP.DocumentDiagnosticReport(kind: .unchanged, resultId: first.resultId))

    try client.change(&document, place("213.52", in: draftText, occurrence: 2), "231.52")
    let wrong = try client.send(.documentDiagnostic, .init(textDocument: identifier, previousResultId: first.resultId))
    #expect(wrong.kind == .full)
    #expect(wrong.resultId != first.resultId)
    #expect(wrong.items?.contains { $0.severity == .error } == true)

    let strange = try client.send(.documentDiagnostic, .init(textDocument: identifier, previousResultId: "another"))
    #expect(strange == wrong)
    #expect(try client.pending(.publishDiagnostics).isEmpty)
  }

  @Test func coverageIsToldToClientsThatAsk() throws {
    let client = try TestClient.initialized(options: .object(["coverage": .bool(true)]))
    let document = try client.open(draftText)
    let coverage = try client.next(NotificationType<[String: JSONValue]>("gouji/coverage"))
    #expect(coverage["uri"]?.string == document.uri)
    #expect(coverage["version"]?.integer == 1)
    let parts = ["confirmed", "contradicted", "unchecked"].compactMap { coverage[$0]?.integer }
    #expect(parts.count == 3)
    #expect(coverage["numbers"]?.integer == parts.reduce(0, +))
  }
}
