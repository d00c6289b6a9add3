import GoujiCatalog

/// A figure of the block, by index, and the stage of the budget year that it speaks of.
struct StagedFact {
  var fact: Int
  var stage: Stage
}

/// The amount of a change and the word that says in which direction.
struct StatedChange {
  var fact: Int
  var word: DirectionWord
}
