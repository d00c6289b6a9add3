package import GoujiCatalog
package import GoujiSyntax

/// A part of a claim: a figure of the same block, or whatever figure has this key.
package enum ClaimTerm: Hashable, Sendable {
  case fact(Int)
  case key(FactKey)
  /// The figure with this key in a table of one form.
  case cell(form: String, FactKey)
}

/// A term that is added or taken away.
package struct SignedTerm: Hashable, Sendable {
  package var term: ClaimTerm
  package var isNegative: Bool

  package init(_ term: ClaimTerm, isNegative: Bool = false) {
    self.term = term
    self.isNegative = isNegative
  }
}

/// What a sentence says about how its figures hang together.
package struct Claim: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// `占本年支出的81.08%`
    case share
    /// `完成年初预算的117.7%`
    case completion
    /// `预决算差异率-70.20%`
    case differenceRate
    /// `增长11.88%`
    case growth
    /// `比上年增加27.97万元`, with last year's figure known or not.
    case change
    /// `与上年持平`, `收、支总计均为`
    case equality
    /// `决算数大于预算数`
    case comparison
    /// An author's own `核对：`
    case check
    /// Self-evaluation: money spent ÷ budget, parts of the money, weights to their total, scores to theirs, score ≤ weight.
    case executionRate
    case fundSum
    case weightSum
    case scoreSum
    case scoreBound
    /// An indicator of a self-evaluation: what was done against what was aimed at; how much of it that is; the points
    /// that come of it; points, weights and money that add up. These are likenesses: they confirm and never accuse.
    case indicatorMet
    case indicatorRate
    case indicatorScore
    case indicatorSum
    /// Likenesses within a paragraph: parts that add up, a percentage of two amounts, items counted, nothing beside nothing.
    case sentenceSum
    /// `20个项目，其中：甲18个、乙3个`: parts of a whole are together no more than it is.
    case sentenceBound
    case sentenceRatio
    case enumeration
    case sentenceNothing
  }

  package enum Relation: Sendable, Hashable {
    case equal, atMost, atLeast, less, greater

    package init(_ relation: FormulaRelation) {
      self =
        switch relation {
        case .equal: .equal
        case .atMost: .atMost
        case .atLeast: .atLeast
        case .less: .less
        case .greater: .greater
        }
    }
  }

  package var kind: Kind
  package var relation = Relation.equal
  /// For a ratio the upper part, else all terms: their sum is compared with zero.
  package var upper: [SignedTerm]
  /// For a ratio the lower part.
  package var lower: [SignedTerm] = []
  /// For a ratio the fact that states it, in percent.
  package var percent: Int?
  /// Added to the terms of `upper`.
  package var constant = Fixed.zero
  /// The percentage is stated as a fall.
  package var percentIsNegative = false
  /// The word that says in which direction (增加, 下降, 大于), byte range in the block.
  package var word: DirectionWord?
  /// The word that says in which direction the amount goes, where the percentage has one of its own.
  package var amountWord: DirectionWord?
  /// Whether the sentence itself names what it speaks of, or an earlier one does.
  package var subjectOrigin = PartOrigin.said

  package init(_ kind: Kind, upper: [SignedTerm], lower: [SignedTerm] = [], percent: Int? = nil) {
    self.kind = kind
    self.upper = upper
    self.lower = lower
    self.percent = percent
  }
}

/// A word such as 增加, where it stands.
package struct DirectionWord: Hashable, Sendable {
  package var range: Range<Int>
  package var text: String
  /// −1 for 减少, 下降, 小于; 0 for 持平.
  package var sign: Int

  package init(range: Range<Int>, text: String, sign: Int) {
    self.range = range
    self.text = text
    self.sign = sign
  }
}
