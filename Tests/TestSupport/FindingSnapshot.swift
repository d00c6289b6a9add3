import Foundation

/// A whole set of findings as a text, one a line: `LINE:COLUMN SEVERITY RULE 「TEXT」 MESSAGE  # why a finance officer would agree`.
package struct FindingSnapshot {
  private let name: String
  private let lines: [Substring]

  /// `Tests/Fixtures/NAME`; empty where there is none yet.
  package init(_ name: String) {
    self.name = name
    lines = ((try? Fixtures.text(name)) ?? "").split(separator: "\n")
  }

  private static let mark = "  # "

  /// The findings without their justifications.
  package var findings: [String] { lines.map(Self.finding) }

  /// Those without a justification.
  package var unjustified: [String] { lines.filter { !$0.contains(Self.mark) }.map(String.init) }

  private static func finding(_ line: Substring) -> String {
    line.range(of: mark).map { String(line[..<$0.lowerBound]) } ?? String(line)
  }

  /// Writes the snapshot anew where that is asked for (`GOUJI_WRITE_SNAPSHOTS`): what is found again keeps its justification.
  package func record(_ found: [String]) throws {
    guard ProcessInfo.processInfo.environment["GOUJI_WRITE_SNAPSHOTS"] != nil else { return }
    let known = Dictionary(lines.map { (Self.finding($0), String($0)) }, uniquingKeysWith: { first, _ in first })
    let text = found.map { (known[$0] ?? $0) + "\n" }.joined()
    try text.write(to: Fixtures.url(name), atomically: true, encoding: .utf8)
  }
}
