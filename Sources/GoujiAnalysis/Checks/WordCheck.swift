import GoujiFacts

/// Years in sentences that are neither the accounts' nor the one before (GJ1002).
enum WordCheck {
  static func findings(_ block: BlockView) -> [CheckFinding] {
    block.reading.words.map { word in
      CheckFinding(
        rule: "GJ1002",
        severity: .error,
        message: word.message,
        range: word.range,
        fix: word.replacement.map { ("改为\($0)", word.range, $0) }
      )
    }
  }
}
