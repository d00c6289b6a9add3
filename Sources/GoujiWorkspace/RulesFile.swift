import GoujiAnalysis
import GoujiCatalog
import GoujiFacts
import GoujiSyntax
import GoujiSystem

/// An office's own checks: `勾稽.txt`, lines of `核对：公式` that hold for every draft in its folder and below.
struct RulesFile: Sendable {
  static let name = "勾稽.txt"

  let checks: [OfficeCheck]
  let report: FileReport?

  private static let comment = "//".folded

  /// - Parameter shown: the file as findings name it.
  init(_ bytes: [UInt8], at path: FilePath, shown: String, _ book: Book) {
    let text = SourceText(bytes: bytes)
    let source = OtherText(path: shown, text: text)
    var checks: [OfficeCheck] = []
    var findings: [Finding] = []
    let isText = String(validating: bytes, as: UTF8.self) != nil
    if !isText {
      findings.append(
        Self.finding(
          "GJ009",
          Message(
            zh: "文件不是 UTF-8 编码（常见的是 GBK），请另存为 UTF-8",
            en: "the file is not UTF-8 (often it is GBK); save it as UTF-8"
          ),
          text.lineRange(0)
        )
      )
    }
    for line in 0..<(isText ? text.lineCount : 0) {
      let range = text.lineRange(line)
      var folded = FoldedText(text.bytes, in: range, origin: 0)
      // A byte order mark is no part of the first line.
      if line == 0, text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        folded = FoldedText(text.bytes, in: 3..<max(range.upperBound, 3), origin: 0)
      }
      if folded.isEmpty || folded.hasPrefix(Self.comment) { continue }
      guard folded.hasPrefix(DraftWords.check) else {
        findings.append(
          Self.finding(
            "GJ007",
            Message(
              zh: "这一行不认识：每行写“核对：公式”，“//”开头的是注释",
              en: "the line is not understood: write “核对：” and a formula, or “//” and a comment"
            ),
            range
          )
        )
        continue
      }
      let read = DirectiveReader.read(folded, book)
      checks += read.claims.map { OfficeCheck(claim: $0, source: source, range: range) }
      findings += read.problems.map { Self.finding("GJ007", $0.message, $0.range) }
    }
    self.checks = checks
    report = findings.isEmpty ? nil : FileReport(path: path, text: text, findings: findings)
  }

  private static func finding(_ rule: String, _ message: Message, _ range: Range<Int>) -> Finding {
    Finding(rule: rule, severity: .warning, message: message, range: range)
  }
}
