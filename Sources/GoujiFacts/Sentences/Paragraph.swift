import GoujiCatalog

/// What a paragraph has said so far, as far as later sentences of it come back to it.
struct Paragraph {
  /// Amounts of this block by key.
  var stated: [FactKey: Int] = [:]
  /// Where a paragraph on performance names projects.
  var mentions = ProjectMentions()
  /// The budget that the paragraph before has begun to divide: this one states its parts.
  var divided: Topic.Whole?
  /// The figure read last.
  var lastFigure: Figure?
  /// Where a word ends that says that what follows is not what it looks like (`车均`, `处置`).
  var elsewhereEnd: Int?
}
