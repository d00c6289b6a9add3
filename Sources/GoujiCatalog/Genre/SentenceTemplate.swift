/// A sentence of the genre with places for the draft's own figures.
package struct SentenceTemplate: Sendable, Hashable {
  package indirect enum Piece: Sendable, Hashable {
    case text(String)
    /// The year of the accounts.
    case year
    /// The figure itself, in its unit.
    case figure(Measure)
    /// What percentage the first is of the second.
    case share(Measure, of: Measure)
    /// `比上年增加27.97万元，增长11.88%`
    case change(Measure)
    /// `全年预算为2.57万元，支出决算为0.27万元，完成全年预算的10.51%`
    case budget(Measure)
    /// The 类 of an expenditure, each with its amount and its share.
    case classes(Measure)
    /// The names of the economic items that have a figure, below these 类.
    case itemNames(Measure, classes: [UInt32])
    /// Nothing, if the form is there and empty; else unknown.
    case emptyForm(String)
    /// `卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）`
    case codeChain
    /// What only the writer knows, with the text that stands in its place until then.
    case blank(String)
    /// Left out where a figure in it is not known.
    case optional([Piece])
  }

  /// A key of the rule book, or the 项 that the sentence is about.
  package enum Measure: Sendable, Hashable {
    case key(FactKey)
    case item
  }

  package var pieces: [Piece]
  /// For a sentence that is written once for each 项: the expenditure that the 项 are of.
  package var items: FactKey?
  /// Whether figures that no table holds are left for the writer to fill in.
  package var isFillable = false

  /// The texts that stand in the places of what only the writer knows.
  package var blanks: [String] { Self.blanks(pieces) }

  private static func blanks(_ pieces: [Piece]) -> [String] {
    pieces.flatMap { piece -> [String] in
      switch piece {
      case .blank(let text): [text]
      case .optional(let inner): blanks(inner)
      default: []
      }
    }
  }
}

extension SentenceTemplate {
  /// Reads a sentence as `genre.txt` writes it.
  ///
  /// - Returns: what is wrong with it, in Chinese, if it cannot be read.
  static func read(_ text: String, items: FactKey?, _ vocabulary: Vocabulary) -> Result<SentenceTemplate, Problem> {
    var reader = Reader(characters: Array(text), vocabulary: vocabulary, hasItem: items != nil)
    do {
      let pieces = try reader.pieces(isInside: false)
      return .success(SentenceTemplate(pieces: pieces, items: items))
    } catch {
      return .failure(error)
    }
  }

  struct Problem: Error {
    var message: String
  }

  private struct Reader {
    let characters: [Character]
    let vocabulary: Vocabulary
    let hasItem: Bool
    var index = 0

    mutating func pieces(isInside: Bool) throws(Problem) -> [Piece] {
      var pieces: [Piece] = []
      var text = ""
      func flushed() -> [Piece] { text.isEmpty ? [] : [.text(text)] }
      while index < characters.count {
        let character = characters[index]
        index += 1
        switch character {
        case "［":
          pieces += flushed()
          text = ""
          pieces.append(.optional(try self.pieces(isInside: true)))
        case "］":
          guard isInside else { throw Problem(message: "“］”前面没有“［”") }
          return pieces + flushed()
        case "{":
          pieces += flushed()
          text = ""
          pieces.append(try placeholder())
        default:
          text.append(character)
        }
      }
      if isInside { throw Problem(message: "“［”没有对应的“］”") }
      return pieces + flushed()
    }

    private mutating func placeholder() throws(Problem) -> Piece {
      guard let end = characters[index...].firstIndex(of: "}") else { throw Problem(message: "“{”没有对应的“}”") }
      let inner = String(characters[index..<end])
      index = end + 1
      if let (part, whole) = cut(inner, at: ["÷"]) { return .share(try measure(part), of: try measure(whole)) }
      let words = inner.split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      case ("年", 1): return .year
      case ("科目", 1) where hasItem: return .codeChain
      case (_, 1): return .figure(try measure(inner))
      case ("比上年", 2): return .change(try measure(words[1]))
      case ("预决算", 2): return .budget(try measure(words[1]))
      case ("各类", 2): return .classes(try measure(words[1]))
      case ("空表", 2): return .emptyForm(words[1])
      case ("填", 2): return .blank(words[1])
      case ("列举", 3):
        let classes = GoujiCatalog.words(words[2]).compactMap { UInt32($0) }
        return .itemNames(try measure(words[1]), classes: classes)
      default: throw Problem(message: "不认识“{\(inner)}”")
      }
    }

    private func measure(_ path: String) throws(Problem) -> Measure {
      if path == "本项", hasItem { return .item }
      guard let key = vocabulary.binding(path: path)?.key else { throw Problem(message: "“\(path)”不是认得的量") }
      return .key(key)
    }
  }
}
