import GoujiSyntax

/// Plain explanations of codes, from `code-notes.tsv`: a code or a name, and what is booked there.
package struct CodeNotes: Sendable {
  private var byCode: [UInt32: String] = [:]
  private var byName: [[UInt16]: String] = [:]
  package private(set) var problems: [DataProblem] = []

  init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      let cells = line.text.split(separator: "\t").map(String.init)
      guard cells.count == 2 else {
        problems.append(line.problem(Message(verbatim: "应为“编码或名称”和“解释”两列")))
        continue
      }
      if let code = CodeTable.code(written: cells[0]) {
        byCode[code] = cells[1]
      } else {
        byName[cells[0].folded] = cells[1]
      }
    }
  }

  /// What is booked under the code; an explanation of its own goes before the one that its name has under every 款
  /// (行政运行). Nil where there is none.
  package func note(on entry: CodeEntry) -> String? {
    byCode[entry.code] ?? byName[entry.name.folded]
  }

  /// Everything that has an explanation, for tests: codes and names.
  var keys: (codes: [UInt32], names: [[UInt16]]) { (Array(byCode.keys), Array(byName.keys)) }
}
