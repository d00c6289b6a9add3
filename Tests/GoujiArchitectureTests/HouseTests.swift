import Testing

@Suite("The house")
struct HouseTests {
  /// What each target may import: the targets below it and what it needs of the toolchain.
  private static let allowed: [String: Set<String>] = [
    "EmbedData": ["Foundation"],
    "EmbedDataPlugin": ["Foundation", "PackagePlugin"],
    "GoujiSyntax": [],
    "GoujiCatalog": ["GoujiSyntax", "FoundationEssentials"],
    "GoujiFacts": ["GoujiSyntax", "GoujiCatalog"],
    "GoujiReconcile": ["GoujiSyntax", "GoujiCatalog", "GoujiFacts"],
    "GoujiAnalysis": ["GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiReconcile"],
    "OfficeDocuments": [],
    "GoujiImport": ["GoujiSyntax", "GoujiCatalog", "OfficeDocuments"],
    "LanguageServerProtocol": ["FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization"],
    "GoujiWorkspace": [
      "GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiAnalysis", "GoujiImport", "FoundationEssentials", "Glibc",
      "Synchronization",
    ],
    "GoujiServer": [
      "GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiAnalysis", "GoujiImport", "GoujiWorkspace",
      "LanguageServerProtocol", "FoundationEssentials", "Glibc",
      "Dispatch", "Synchronization",
    ],
    "gouji": [
      "GoujiSyntax", "GoujiCatalog", "GoujiAnalysis", "GoujiImport", "GoujiWorkspace", "GoujiServer",
      "LanguageServerProtocol", "FoundationEssentials",
      "Glibc", "Dispatch", "Synchronization",
    ],
  ]

  /// The targets that may touch files, streams and the clock.
  private static let outward: Set<String> = [
    "EmbedData", "EmbedDataPlugin", "LanguageServerProtocol", "GoujiWorkspace", "GoujiServer", "gouji",
  ]

  @Test("Every target knows only those below it")
  func imports() {
    #expect(Set(SwiftSource.all.map(\.target)) == Set(HouseTests.allowed.keys))
    let strangers = SwiftSource.all.flatMap { source in
      source.imports.filter { !HouseTests.allowed[source.target, default: []].contains($0) }.map {
        "\(source.path) imports \($0)"
      }
    }
    #expect(strangers == [])
  }

  @Test("Only the protocol, the workspace, the server and the executable touch the world")
  func world() {
    let types =
      #/\b(?:FileManager|FileHandle|Process|ProcessInfo|ContinuousClock|SuspendingClock|DispatchQueue|Thread|stdin|stdout|stderr)\b/#
    let functions =
      #/(?:^|[^\w.])(?:print|debugPrint|readLine|fopen|fread|fwrite|getenv|clock_gettime|sleep|usleep|popen|Date|Task)\s*\(/#
    let touching = SwiftSource.all.filter { !HouseTests.outward.contains($0.target) }.flatMap { source in
      let own = source.code.compactMap { $0.firstMatch(of: #/func\s+(\w+)/#).map { String($0.1) } }
      let calls = source.places(of: functions).filter { place in !own.contains { place.contains($0 + "(") } }
      return source.places(of: types) + calls
    }
    #expect(touching == [])
  }

  @Test("Nothing from outside can stop the program")
  func traps() {
    let traps =
      #/\btry!|\bas!|\bfatalError\b|\bpreconditionFailure\b|\bassertionFailure\b|\bunowned\(unsafe\)|[\w\)\]\}>]!(?!=)/#
    #expect(SwiftSource.all.flatMap { $0.places(of: traps) } == [])
  }

  @Test("Files are short")
  func lengths() {
    let longest = 400
    #expect(SwiftSource.all.filter { $0.code.count > longest }.map { "\($0.path): \($0.code.count)" } == [])
  }

  @Test(
    "The reader of these tests sees what it should",
    arguments: [
      ("let a = b! // c", "let a = b! "), ("print(\"a! \\\" b // c\") + 1", "print(\"\") + 1"), ("// all", ""),
      ("a / b", "a / b"),
    ]
  )
  func stripping(line: String, code: String) {
    #expect(SwiftSource.withoutTextAndComment(line[...]) == code)
  }

  @Test(
    "Import lines of all forms",
    arguments: [
      ("import A", "A"), ("package import B", "B"), ("@testable import C", "C"),
      ("@preconcurrency public import D", "D"),
      ("import struct E.F", "E"), ("let importance = 1", nil),
    ]
  )
  func importLines(line: String, module: String?) {
    #expect(SwiftSource.importedModule(line) == module)
  }

  @Test(
    "Traps of all forms are seen",
    arguments: [
      ("a!", 1), ("a[0]!.b", 1), ("f()!", 1), ("try! f()", 1), ("a as! B", 1), ("fatalError()", 1), ("a != b", 0),
      ("!a", 0), ("if !a, b {", 0),
      ("let a: B!", 1), ("\"a!\"", 0),
    ]
  )
  func trapForms(line: String, count: Int) {
    let source = SwiftSource(target: "gouji", path: "a.swift", text: line)
    let traps = #/\btry!|\bas!|\bfatalError\b|[\w\)\]\}>]!(?!=)/#
    #expect(source.places(of: traps).count == count)
  }
}
