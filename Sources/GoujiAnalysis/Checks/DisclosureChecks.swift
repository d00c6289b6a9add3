import GoujiFacts
import GoujiSyntax

/// What depends on where a draft has its contents: names of bodies, and what a disclosure has to say.
enum DisclosureChecks {
  static func findings(_ draft: DraftState) -> [Finding] {
    let contents = DraftContents(draft.reading, draft.book)
    let findings =
      BodyCheck.findings(draft, contents: contents) + UnfinishedCheck.openEnds(draft, contents: contents)
    guard FormCheck.isDisclosure(draft) else { return findings }
    return findings + MissingCheck.findings(draft, contents: contents) + ReasonCheck.findings(draft)
  }
}

/// What titles, numbers and contents tell by themselves.
enum StructureChecks {
  static func findings(_ draft: DraftState) -> [Finding] {
    let contents = DraftContents(draft.reading, draft.book)
    let findings =
      YearCheck.findings(draft, contents: contents) + OrdinalCheck.findings(draft, contents: contents)
      + ScopeCheck.findings(draft, contents: contents) + UnfinishedCheck.emptySections(draft, contents: contents)
    guard FormCheck.isDisclosure(draft) else { return findings }
    return findings + ContentsCheck.findings(draft, contents: contents)
  }
}
