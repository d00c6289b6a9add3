import GoujiCatalog
import GoujiFacts
import GoujiReconcile
import GoujiSyntax

// What could not be read, and words that are wrong.
extension FindingWriter {
  // MARK: What could not be read

  func problems() -> [Finding] {
    var result: [Finding] = []
    for (number, block) in reading.blocks.enumerated() {
      for problem in block.problems {
        let range = moved(problem.range, number)
        var fixes: [Fix] = []
        if let replacement = problem.replacement {
          fixes = [
            Fix(title: "改为\(replacement)", isPreferred: true, edits: [TextEdit(range: range, newText: replacement)])
          ]
        }
        result.append(
          Finding(
            rule: rule(problem.kind),
            severity: severity(problem.kind),
            message: problem.message,
            range: range,
            fixes: fixes
          )
        )
      }
    }
    return result
  }

  private func rule(_ kind: ReadingProblem.Kind) -> String {
    switch kind {
    case .malformedNumber: "GJ001"
    case .spacedNumber: "GJ002"
    case .raggedRow: "GJ003"
    case .unknownRow: "GJ004"
    case .unknownColumns: "GJ008"
    case .unclosedMark: "GJ005"
    case .unknownMark: "GJ006"
    case .malformedCheck: "GJ007"
    }
  }

  private func severity(_ kind: ReadingProblem.Kind) -> Severity {
    switch kind {
    case .malformedNumber, .malformedCheck, .unknownMark: .warning
    case .unknownColumns: .information
    case .spacedNumber, .raggedRow, .unknownRow, .unclosedMark: .hint
    }
  }

  func words() -> [Finding] {
    var result: [Finding] = []
    for (number, block) in reading.blocks.enumerated() {
      for word in block.words {
        let range = moved(word.range, number)
        let fixes = word.replacement.map {
          [Fix(title: "改为\($0)", isPreferred: true, edits: [TextEdit(range: range, newText: $0)])]
        }
        result.append(
          Finding(
            rule: word.kind == .referenceYear ? "GJ1002" : word.kind == .leftover ? "GJ1001" : "GJ1003",
            severity: word.kind == .slip ? .information : .warning,
            message: word.message,
            range: range,
            fixes: fixes ?? []
          )
        )
      }
    }
    return result
  }
}
