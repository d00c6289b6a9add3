import Foundation
import GoujiAnalysis
import GoujiSyntax

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
