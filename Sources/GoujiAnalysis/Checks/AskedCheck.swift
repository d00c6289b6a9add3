import GoujiFacts
import GoujiReconcile
import GoujiSyntax

/// A `=` in the place of a figure that has not been filled in (GJ013): the draft is not finished, and where the other
/// figures leave one value only, that is the preferred fix.
enum AskedCheck {
  static let rule = "GJ013"

  static func findings(_ draft: DraftState) -> [Finding] {
    let describer = draft.describer
    var findings: [Finding] = []
    for (node, info) in draft.graph.nodes.enumerated() where info.isAsked && info.block >= 0 {
      let range = describer.range(node)
      guard let answer = draft.askedAnswer(node) else {
        findings.append(
          Finding(
            rule: rule,
            severity: .warning,
            message: Message(
              zh: "这里写着“=”，还没有填；凭已有的数算不出来",
              en: "a “=” to be filled in; the other figures do not give it"
            ),
            range: range
          )
        )
        continue
      }
      let edit = TextEdit(range: range, newText: answer.text)
      findings.append(
        Finding(
          rule: rule,
          severity: .warning,
          message: Message(
            zh: "这里写着“=”，还没有填，应为\(answer.text)",
            en: "a “=” to be filled in, with \(answer.text)"
          ),
          range: range,
          fixes: [
            Fix(title: Message(zh: "填入\(answer.text)", en: "fill in \(answer.text)"), isPreferred: true, edits: [edit])
          ]
        )
      )
    }
    return findings
  }
}
