import GoujiFacts
import GoujiSyntax

/// What depends on where a draft has its contents: titles, numbers, names of bodies, what it has to say.
enum DisclosureChecks {
  static func findings(_ draft: DraftState) -> [Finding] {
    let contents = DraftContents(draft.reading, draft.book)
    var findings =
      YearCheck.findings(draft, contents: contents) + OrdinalCheck.findings(draft, contents: contents)
      + BodyCheck.findings(draft, contents: contents) + ScopeCheck.findings(draft, contents: contents)
      + UnfinishedCheck.findings(draft, contents: contents)
    guard FormCheck.isDisclosure(draft) else { return findings }
    findings += MissingCheck.findings(draft, contents: contents)
    findings += ReasonCheck.findings(draft) + ContentsCheck.findings(draft, contents: contents)
    return findings
  }
}
