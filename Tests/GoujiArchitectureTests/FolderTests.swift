import Testing

/// The rooms of each target: which folder knows which, as the names of types tell.
@Suite("The rooms") struct FolderTests {
  /// A folder whose files name types of another.
  struct Arrow: Hashable, Comparable, CustomStringConvertible {
    var target: String
    var from: String
    var to: String

    var description: String { "\(target): \(from) → \(to)" }

    static func < (first: Arrow, second: Arrow) -> Bool { first.description < second.description }
  }

  /// The arrows between folders of one target, with a few of the names that make each.
  private static let arrows: [Arrow: Set<String>] = {
    var arrows: [Arrow: Set<String>] = [:]
    for (target, sources) in Dictionary(grouping: SwiftSource.all, by: \.target) {
      var homes: [String: String] = [:]
      for source in sources { for name in source.declaredTypes { homes[name] = source.folder } }
      for source in sources {
        for name in source.namesOfTypes {
          guard let home = homes[name], home != source.folder else { continue }
          arrows[Arrow(target: target, from: source.folder, to: home), default: []].insert(name)
        }
      }
    }
    return arrows
  }()

  /// The arrows that are part of a circle.
  private static let circular: Set<Arrow> = {
    let all = arrows.keys
    func leads(_ start: String, to end: String, in target: String) -> Bool {
      var seen: Set<String> = []
      var open = [start]
      while let folder = open.popLast() {
        if folder == end { return true }
        if seen.insert(folder).inserted { open += all.filter { $0.target == target && $0.from == folder }.map(\.to) }
      }
      return false
    }
    return Set(all.filter { leads($0.to, to: $0.from, in: $0.target) })
  }()

  /// Circles that are still there; each line taken out is one less. A line that is no longer true fails, too.
  private static let known: Set<String> = [
    "GoujiAnalysis: . → Checks",
    "GoujiAnalysis: . → Features",
    "GoujiAnalysis: . → Findings",
    "GoujiAnalysis: Checks → .",
    "GoujiAnalysis: Checks → Features",
    "GoujiAnalysis: Checks → Findings",
    "GoujiAnalysis: Features → .",
    "GoujiAnalysis: Features → Findings",
    "GoujiAnalysis: Findings → .",
    "GoujiImport: . → Layout",
    "GoujiImport: . → Pages",
    "GoujiImport: . → Placement",
    "GoujiImport: . → Source",
    "GoujiImport: . → Tables",
    "GoujiImport: Layout → .",
    "GoujiImport: Layout → Source",
    "GoujiImport: Layout → Tables",
    "GoujiImport: Pages → .",
    "GoujiImport: Pages → Source",
    "GoujiImport: Pages → Tables",
    "GoujiImport: Placement → .",
    "GoujiImport: Placement → Pages",
    "GoujiImport: Placement → Source",
    "GoujiImport: Placement → Tables",
    "GoujiImport: Source → .",
    "GoujiImport: Source → Pages",
    "GoujiImport: Tables → .",
    "GoujiImport: Tables → Layout",
    "GoujiImport: Tables → Source",
    "OfficeDocuments: PDF/Content → Tables",
    "OfficeDocuments: PDF/Objects → PDF/Security",
    "OfficeDocuments: PDF/Security → PDF/Objects",
    "OfficeDocuments: Tables → PDF/Content",
  ]

  @Test("No folder knows one that knows it")
  func noNewCircles() {
    let new = Self.circular.filter { !Self.known.contains($0.description) }.sorted()
    #expect(new.map { "\($0) by \(Self.arrows[$0, default: []].sorted().prefix(4))" } == [])
    #expect(Self.known.subtracting(Self.circular.map(\.description)).sorted() == [], "mended: take it off the list")
  }

  @Test("A name is one type")
  func oneTypeAName() {
    var places: [String: [String]] = [:]
    for source in SwiftSource.all { for name in source.declaredTypes { places[name, default: []].append(source.path) } }
    // The import's rows of figures are about to be laid by another type.
    let waiting: Set = ["Figure"]
    #expect(
      places.filter { $0.value.count > 1 && !waiting.contains($0.key) }.map { "\($0.key): \($0.value)" }.sorted() == []
    )
  }

  @Test(
    "Names of types are seen",
    arguments: [
      ("struct A {\n  struct B {}\n}", ["A"], ["A", "B"]),
      ("package final class A: B<C.D> {}", ["A"], ["A", "B", "C", "D"]),
      ("private enum A {}", [], ["A"]), ("extension A {}", [], ["A"]), ("let a = \"B\" // C", [], []),
      ("package protocol P: Sendable {}", ["P"], ["P", "Sendable"]), ("typealias T = Int", ["T"], ["T", "Int"]),
    ] as [(String, [String], [String])]
  )
  func reading(text: String, declared: [String], named: [String]) {
    let source = SwiftSource(target: "t", path: "Sources/t/Room/a.swift", text: text)
    #expect(source.declaredTypes == declared)
    #expect(source.namesOfTypes == Set(named))
    #expect(source.folder == "Room")
  }
}
