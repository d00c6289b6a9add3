import Testing

/// Wording that a writer could vary stands in the book's data. Words in the program are what the draft language and the
/// data files are made of, and what messages say.
@Suite("Words stand in the data")
struct WordLiteralTests {
  /// Where the program may hold Chinese words, and why; and how many at most, where there should be no more of them.
  private static let allowed: [(path: String, most: Int?, why: String)] = [
    ("GoujiSyntax/Blocks/DraftWords.swift", nil, "the draft language's own words (grammar/gouji.ebnf)"),
    ("GoujiSyntax/Blocks/HeaderKey.swift", nil, "the draft language's header fields"),
    ("GoujiSyntax/Blocks/MarkerText.swift", nil, "Chinese numerals of headings"),
    ("GoujiSyntax/Numbers/MoneyUnit.swift", nil, "units of money, the one list of them"),
    ("GoujiSyntax/Numbers/Written", nil, "units behind numbers; what is wrong with a number, in messages"),
    ("GoujiCatalog/", nil, "the keywords that the data files are written with"),
    ("GoujiFacts/Sentences/ChineseNumeral.swift", 5, "Chinese numerals"),
    ("GoujiFacts/Sentences/SentenceReader+", 4, "messages"),
    ("GoujiFacts/Tables/TableReader.swift", 2, "表 behind a form's number, in messages"),
    ("GoujiAnalysis/Features/Completion/FormCompletions.swift", 2, "messages"),
    ("GoujiAnalysis/Findings/", 40, "messages: what figures and relations are called"),
    ("GoujiImport/ImportSummary.swift", nil, "messages"),
    ("GoujiImport/Layout/", nil, "waits for the columns of laid-out pages to be read anew"),
    ("GoujiImport/Repair/NumberRepair.swift", 5, "characters that units begin with"),
    ("GoujiImport/Repair/Spaces.swift", 10, "labels of cells: waits as the layout does"),
    ("GoujiImport/Repair/TextRepair.swift", 3, "表 and numerals in a caption"),
    ("GoujiImport/Source/DocumentAdvice.swift", nil, "messages"),
    ("GoujiImport/Source/SourceLines.swift", 5, "第…页 共…页; a message"),
    ("GoujiImport/Tables/FormTitles.swift", 2, "characters that titles are compared without"),
  ]

  /// The targets that read drafts and texts; the others hold messages.
  private static let readers = [
    "GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiReconcile", "GoujiAnalysis", "GoujiImport",
  ]

  private static let found: [(path: String, line: Int, word: String)] = SwiftSource.all
    .filter { readers.contains($0.target) }
    .flatMap { source in source.words.map { (String(source.path.dropFirst("Sources/".count)), $0.line, $0.word) } }

  @Test func wordsStandOnlyWhereTheyMay() {
    let strangers = Self.found.filter { word in !Self.allowed.contains { word.path.hasPrefix($0.path) } }
    #expect(strangers.map { "\($0.path):\($0.line) “\($0.word)”: put it into Data/shared/words.txt" } == [])
  }

  @Test func whereTheyMayThereAreNoMore() {
    for place in Self.allowed {
      let count = Self.found.count { $0.path.hasPrefix(place.path) }
      #expect(count > 0, "\(place.path) holds no words any more: take it out of the list")
      if let most = place.most { #expect(count <= most, "\(place.path): \(place.why)") }
    }
  }

  @Test func reconcilingKnowsNoChinese() {
    #expect(Self.found.filter { $0.path.hasPrefix("GoujiReconcile/") }.map(\.word) == [])
  }

  @Test(
    arguments: [
      ("let a = [\"合计\", \"总计\"]", ["合计", "总计"]), ("message: \"合计不符\"", []), ("// \"合计\"", []), ("x == \"a\"", []),
      ("throw Problem(\"没有“合计”\")", []), ("let a = \"第\\(n)行\"", []), ("a.hasPrefix(\"注\") // 注", ["注"]),
    ] as [(String, [String])]
  )
  func wordsAreToldFromMessages(_ line: String, _ words: [String]) {
    #expect(SwiftSource.words(in: line[...]) == words)
  }
}
