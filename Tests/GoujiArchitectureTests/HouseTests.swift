import Testing

@Suite("The house")
struct HouseTests {
  /// What each target may import: the targets below it and what it needs of the toolchain.
  private static let allowed: [String: Set<String>] = [
    "EmbedData": ["Foundation"],
    "EmbedDataPlugin": ["Foundation", "PackagePlugin"],
    "GoujiSystem": platforms.union(["FoundationEssentials", "Dispatch", "Synchronization"]),
    "GoujiSyntax": [],
    "GoujiCatalog": ["GoujiSyntax", "FoundationEssentials", "Synchronization"],
    "GoujiFacts": ["GoujiSyntax", "GoujiCatalog"],
    "GoujiReconcile": ["GoujiSyntax", "GoujiCatalog", "GoujiFacts"],
    "GoujiAnalysis": ["GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiReconcile"],
    "GoujiBench": ["GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiReconcile", "GoujiAnalysis"],
    "OfficeDocuments": [],
    "GoujiImport": ["GoujiSyntax", "GoujiCatalog", "OfficeDocuments"],
    "GoujiPublish": ["GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiAnalysis", "OfficeDocuments"],
    "LanguageServerProtocol": ["GoujiSystem", "FoundationEssentials", "Synchronization"],
    "GoujiWorkspace": [
      "GoujiSystem", "GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiAnalysis", "GoujiImport", "Synchronization",
    ],
    "GoujiServer": [
      "GoujiSystem", "GoujiSyntax", "GoujiCatalog", "GoujiFacts", "GoujiAnalysis", "GoujiImport", "GoujiWorkspace",
      "LanguageServerProtocol", "Synchronization",
    ],
    "gouji": [
      "GoujiSystem", "GoujiSyntax", "GoujiCatalog", "GoujiAnalysis", "GoujiBench", "GoujiImport", "GoujiPublish",
      "GoujiWorkspace", "GoujiServer", "OfficeDocuments", "Synchronization",
    ],
  ]

  /// The C libraries of the operating systems, and what else only one of them has.
  private static let platforms: Set<String> = ["Glibc", "Musl", "Darwin", "CRT", "WinSDK"]

  /// The target that touches files, streams, threads and other processes; whoever imports it does so through it. What
  /// embeds the data is run while the package is built, and is no part of the program.
  private static let outward: Set<String> = ["GoujiSystem", "EmbedData", "EmbedDataPlugin"]

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

  @Test("Only one target touches the world; those that only think do not even measure time")
  func world() {
    let types =
      #/\b(?:FileManager|FileHandle|Process|ProcessInfo|DispatchQueue|DispatchSemaphore|Thread|stdin|stdout|stderr)\b/#
    let clocks = #/\b(?:ContinuousClock|SuspendingClock)\b/#
    let functions =
      #/(?:^|[^\w.])(?:print|debugPrint|readLine|fopen|fread|fwrite|getenv|clock_gettime|sleep|usleep|popen|Date|Task)\s*\(/#
    let touching = SwiftSource.all.filter { !HouseTests.outward.contains($0.target) }.flatMap { source in
      let own = source.code.compactMap { $0.firstMatch(of: #/func\s+(\w+)/#).map { String($0.1) } }
      let calls = source.places(of: functions).filter { place in !own.contains { place.contains($0 + "(") } }
      return source.places(of: types) + calls
    }
    #expect(touching == [])
    #expect(
      SwiftSource.all.filter { !["GoujiBench", "gouji"].contains($0.target) }.flatMap { $0.places(of: clocks) } == []
    )
  }

  private nonisolated(unsafe) static let traps =
    #/\btry!|\bas!|\bfatalError\b|\bpreconditionFailure\b|\bassertionFailure\b|\bunowned\(unsafe\)|[\w\)\]\}>]!(?!=)/#

  @Test("Nothing from outside can stop the program")
  func traps() {
    #expect(SwiftSource.all.flatMap { $0.places(of: HouseTests.traps) } == [])
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
      ("a!", 1), ("a[0]!.b", 1), ("f()!", 1), ("try! f()", 1), ("a as! B", 1), ("fatalError()", 1),
      ("preconditionFailure()", 1),
      ("assertionFailure()", 1), ("unowned(unsafe) let a: B", 1), ("a != b", 0),
      ("!a", 0), ("if !a, b {", 0),
      ("let a: B!", 1), ("\"a!\"", 0),
    ]
  )
  func trapForms(line: String, count: Int) {
    let source = SwiftSource(target: "gouji", path: "a.swift", text: line)
    #expect(source.places(of: HouseTests.traps).count == count)
  }
}
