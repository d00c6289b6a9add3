package import GoujiCatalog
package import GoujiSyntax

/// Reads `核对：` lines; `忽略：` lines are read where findings are sifted.
package enum DirectiveReader {
  /// - Returns: what the line claims, and what cannot be read in it, by ranges of the text's source.
  package static func read(_ text: FoldedText, _ book: Book) -> (claims: [Claim], problems: [ReadingProblem]) {
    guard text.hasPrefix(DraftWords.check) else { return ([], []) }
    switch Formula.parse(text, from: DraftWords.check.count) {
    case .failure(let error):
      let range = text.source(error.range)
      return (
        [],
        [
          ReadingProblem(
            kind: .malformedCheck,
            range: range,
            message: Message(zh: "核对公式读不懂：\(error.message)", en: "the formula cannot be read: \(error.message)")
          )
        ]
      )
    case .success(let formula):
      return claim(formula, text, book)
    }
  }

  private static func claim(
    _ formula: Formula,
    _ text: FoldedText,
    _ book: Book
  ) -> (claims: [Claim], problems: [ReadingProblem]) {
    var terms: [SignedTerm] = []
    var constant = Fixed.zero
    var problems: [ReadingProblem] = []
    for (side, isRight) in [(formula.left, false), (formula.right, true)] {
      for term in side {
        let isNegative = term.isNegative != isRight
        switch term.operand {
        case .number(let number):
          let signed = isNegative ? number.value.negated : number.value
          constant = signed.flatMap { constant.adding($0) } ?? constant
        case .path(let path):
          if let (form, key) = reference(path, book) {
            terms.append(SignedTerm(form.map { .cell(form: $0, key) } ?? .key(key), isNegative: isNegative))
          } else {
            problems.append(
              ReadingProblem(
                kind: .malformedCheck,
                range: text.source(term.range),
                message: Message(
                  zh: "“\(path)”不是认得的量，例：公开01.收入.总计",
                  en: "“\(path)” names no known figure; an example: 公开01.收入.总计"
                )
              )
            )
          }
        }
      }
    }
    guard problems.isEmpty else { return ([], problems) }
    var claim = Claim(.check, upper: terms)
    claim.constant = constant
    claim.relation = Claim.Relation(formula.relation)
    return ([claim], [])
  }

  /// A name may end in parentheses of its own; a remark in parentheses behind the formula is left out.
  private static func reference(_ path: String, _ book: Book) -> (form: String?, key: FactKey)? {
    if let found = book.reference(path: path) { return found }
    guard let remark = path.firstIndex(of: "(") else { return nil }
    return book.reference(path: String(path[..<remark]))
  }
}
