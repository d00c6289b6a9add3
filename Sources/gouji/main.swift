import Foundation
import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiImport
import GoujiReconcile
import GoujiSyntax

if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "import" {
  let data = FileManager.default.contents(atPath: CommandLine.arguments[2]) ?? Data()
  print(DraftImporter.importText(String(decoding: data, as: UTF8.self)).draft, terminator: "")
  exit(0)
}
if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "loop" {
  let data = Array(FileManager.default.contents(atPath: CommandLine.arguments[2]) ?? Data())
  let analysis = Analysis(SourceText(bytes: data))
  let at = data.count / 2
  for _ in 0..<3000 { _ = analysis.applying([TextEdit(range: at..<at, newText: "x")]) }
  exit(0)
}
if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "perf" {
  let data = Array(FileManager.default.contents(atPath: CommandLine.arguments[2]) ?? Data())
  let clock = ContinuousClock()
  func best(_ name: String, _ work: () -> Void) {
    var times: [Duration] = []
    for _ in 0..<30 { times.append(clock.measure(work)) }
    times.sort()
    print(name, times[15], times[0])
  }
  let text = SourceText(bytes: data)
  best("text") { _ = SourceText(bytes: data) }
  best("tree") { _ = SyntaxTree(text) }
  let tree = SyntaxTree(text)
  let catalog = Catalog.standard
  best("reading") { _ = DraftReading(tree, catalog) }
  let reading = DraftReading(tree, catalog)
  best("graph") { _ = GraphBuilder.build(reading, catalog) }
  let graph = GraphBuilder.build(reading, catalog)
  print("nodes", graph.nodes.count, "relations", graph.relations.count, "blocks", tree.blocks.count)
  best("blame") { _ = RootCause.diagnose(graph) }
  best("all") { _ = Analysis(text) }
  let analysis = Analysis(text)
  let at = text.count / 2
  best("edit") { _ = analysis.applying([TextEdit(range: at..<at, newText: "x")]) }
  var tree2 = tree
  best("tree edit") { tree2.apply(TextEdit(range: at..<at, newText: "x")) }
  tree2 = tree
  tree2.apply(TextEdit(range: at..<at, newText: "x"))
  best("reading edit") { _ = reading.updated(to: tree2) }
  exit(0)
}
for path in CommandLine.arguments.dropFirst() {
  guard let data = FileManager.default.contents(atPath: path) else { continue }
  let text = SourceText(bytes: Array(data))
  let clock = ContinuousClock()
  var analysis = Analysis(text)
  let t = clock.measure { analysis = Analysis(text) }
  print(path, t, analysis.coverage)
  for finding in analysis.findings {
    let p = text.position(of: finding.range.lowerBound, encoding: .utf16)
    print("\(p.line + 1):\(p.character) \(finding.severity) \(finding.rule) 「\(text[finding.range])」 \(finding.message)")
    for fix in finding.fixes { print("      \(fix.isPreferred ? "*" : "-") \(fix.title)") }
  }
  if CommandLine.arguments.contains("-u") {
    for f in analysis.figures where f.status == .unchecked {
      let p = text.position(of: f.range.lowerBound, encoding: .utf16)
      print("UNCHECKED \(p.line + 1):\(p.character) \(text[f.range]) \(f.key ?? "nil")   \(text[max(0,f.range.lowerBound-40)..<f.range.upperBound].replacingOccurrences(of: "\n", with: "⏎"))")
    }
  }
}
