import GoujiCatalog
import GoujiSyntax

/// A name in a sentence, where it stands.
struct NameInText {
  var entry: LexiconEntry
  /// Folded characters.
  var range: Range<Int>
  /// What it means here; nil where nobody can tell which of several rows.
  var meaning: Binding?
}

/// One of the ways in which a name does not become what is spoken of. The first rule of `inOrder` that takes a name
/// settles it; a name that none of them takes is the new topic.
///
/// Each rule has an example in the tests, which reads otherwise without the rule.
struct NameRule: Sendable {
  let name: String
  /// Whether it looks at where the name stands only: asked before the name's meaning is looked for.
  let isOfPlace: Bool
  /// Settles the name if it is one of its own; false if it is none.
  let take: @Sendable (inout SentenceReader, NameInText) -> Bool

  init(_ name: String, ofPlace: Bool = false, _ take: @escaping @Sendable (inout SentenceReader, NameInText) -> Bool) {
    self.name = name
    self.isOfPlace = ofPlace
    self.take = take
  }

  static let inOrder: [NameRule] = [
    .insideReason, .nameOfBody, .elsewhere,
    .addedAmount, .unknown, .totalOfName, .totalOfWhole, .totalOfOther, .itemOfOther, .fundOfPart, .moneyFirst,
    .wholeOfShare,
  ]
}

// MARK: By place

extension NameRule {
  /// `主要原因是人员经费增加`: a reason names things without stating them, unless an amount follows at once.
  static let insideReason = NameRule("insideReason", ofPlace: true) { reader, _ in
    reader.clause.isReason && !reader.isBeforeFigure
  }

  /// `文化和旅游局采购5万元`: an office is called after what it does.
  static let nameOfBody = NameRule("nameOfBody", ofPlace: true) { reader, name in
    reader.book.words.bodyTails.prefix(of: reader.text.scalars[name.range.upperBound...]) != nil
  }

  /// `车均运行维护费`: not the name that it holds.
  static let elsewhere = NameRule("elsewhere", ofPlace: true) { reader, name in
    guard reader.paragraph.elsewhereEnd == name.range.lowerBound else { return false }
    reader.paragraph.elsewhereEnd = name.range.upperBound
    return true
  }
}

// MARK: By meaning

extension NameRule {
  /// `增加人员经费40万元`: what has been added, not what there is.
  static let addedAmount = NameRule("addedAmount") { reader, name in
    guard let preceding = reader.preceding, preceding.range.upperBound == name.range.lowerBound, reader.isBeforeFigure
    else { return false }
    switch preceding.kind {
    case .phrase(.increase, _), .phrase(.decrease, _): break
    default: return false
    }
    reader.topic = reader.topic.dropped()
    return true
  }

  /// `其他支出（项）`: a name that several rows bear and nobody can tell which; its figure stays unbound.
  static let unknown = NameRule("unknown") { reader, name in
    guard name.meaning == nil else { return false }
    reader.topic = reader.topic.dropped(candidates: name.entry.functional)
    return true
  }

  /// `三公经费支出合计`: the total of what stands in front.
  static let totalOfName = NameRule("totalOfName") { reader, name in
    guard reader.isBareTotal(name.meaning), let preceding = reader.preceding,
      preceding.range.upperBound == name.range.lowerBound, let concept = reader.topic.subject?.concept
    else { return false }
    switch preceding.kind {
    case .name: break
    // `…（以下简称“三公”经费）支出合计`
    case .closing where reader.topic.isFresh: break
    default: return false
    }
    return !reader.isGrandTotal(concept) || (reader.topic.subject?.part ?? .total) != .total
  }

  /// `其中：甲5万元，占总支出的5%`: a loose word for what is being divided.
  static let totalOfWhole = NameRule("totalOfWhole") { reader, name in
    guard reader.isBareTotal(name.meaning), reader.expectsWhole, reader.topic.whole != nil,
      reader.book.vocabulary.isLooseTotal(name.range, in: reader.text)
    else { return false }
    reader.clause.expectation = .share(whole: Binding())
    return true
  }

  /// `某某经费支出合计5万元`: the total of something that nobody knows.
  static let totalOfOther = NameRule("totalOfOther") { reader, name in
    guard reader.isBareTotal(name.meaning) else { return false }
    if !reader.book.vocabulary.endsFund(reader.text, at: name.range.lowerBound) {
      let isOfOther = reader.topic.subject?.concept.map { !reader.isGrandTotal($0) } ?? false
      guard isOfOther, !reader.expectsWhole, reader.book.vocabulary.isLooseTotal(name.range, in: reader.text) else {
        return false
      }
    }
    reader.topic = reader.topic.dropped()
    return true
  }

  /// `公务用车运行费…，其中：维修费5万元`: part of a row, not the item of all rows.
  static let itemOfOther = NameRule("itemOfOther") { reader, name in
    guard name.meaning?.concept?.isEconomic == true, reader.isPartOfOther || reader.dividesByItems else { return false }
    reader.topic = reader.topic.dropped()
    return true
  }

  /// `三公经费支出18万元（其中：一般公共预算支出18万元）`: the money of what the parenthesis divides.
  static let fundOfPart = NameRule("fundOfPart") { reader, name in
    guard let meaning = name.meaning, reader.dividesByFund(meaning) else { return false }
    reader.topic = reader.topic.dropped()
    return true
  }

  /// `政府性基金预算财政拨款…年初结转和结余`: the money first, what is measured after it.
  static let moneyFirst = NameRule("moneyFirst") { reader, name in
    guard let meaning = name.meaning, meaning.concept == nil else { return false }
    reader.clause.modifier = meaning
    return true
  }

  /// `占本年支出合计的5%`
  static let wholeOfShare = NameRule("wholeOfShare") { reader, name in
    guard reader.expectsWhole, let meaning = name.meaning else { return false }
    reader.clause.expectation = .share(whole: reader.whole(reader.modified(meaning)))
    return true
  }
}
