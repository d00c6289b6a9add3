import GoujiSyntax

/// A way of writing something, with places for words of a class and for words said twice: `{增}（{减}）`, `{虚词}{又}`.
struct WordingPattern: Sendable {
  indirect enum Atom: Sendable {
    case text([UInt16])
    /// One of the words of a class, the longest first.
    case oneOf([[UInt16]])
    /// What the class before it was, once more or several times.
    case again
    /// Digits, with points and separators.
    case number
    /// `2024年`, `2024年度`
    case year
    /// The end of the paragraph.
    case end
    case optional([Atom])
  }

  /// A place where the pattern fits, in folded characters.
  struct Fit {
    /// Without what only has to stand in front and behind.
    var range: Range<Int>
    /// The word of the first class.
    var first: Range<Int>?
    /// Where something is said again.
    var seam: Int?
  }

  /// What has to stand in front, and behind, without being part of it: `〔…〕`.
  private(set) var before: [Atom] = []
  private(set) var atoms: [Atom] = []
  private(set) var behind: [Atom] = []
  /// For a pattern that is any run of so many characters and more, said twice: `{叠3}`.
  private(set) var doubledLength: Int?

  /// The words that it may begin with, and what may follow each.
  var heads: [(word: [UInt16], next: UInt64)] { Self.heads((before + atoms + behind)[...]) }

  private static func heads(_ atoms: ArraySlice<Atom>) -> [(word: [UInt16], next: UInt64)] {
    guard let first = atoms.first else { return [] }
    let rest = atoms.dropFirst()
    switch first {
    case .text(let text): return [(text, next(rest, behind: text))]
    case .oneOf(let words): return words.map { ($0, next(rest, behind: $0)) }
    case .number: return (0x30...0x39).map { ([$0], .max) }
    case .year: return centuries.map { ($0, .max) }
    case .optional(let inner): return heads(inner[...] + rest) + heads(rest)
    case .again, .end: return []
    }
  }

  /// What may stand behind a word, as bits of `WordingIndex`.
  private static func next(_ atoms: ArraySlice<Atom>, behind word: [UInt16]) -> UInt64 {
    guard let first = atoms.first else { return .max }
    let rest = atoms.dropFirst()
    func bit(_ word: [UInt16]) -> UInt64 { word.first.map { WordingIndex.bit($0) } ?? .max }
    switch first {
    case .text(let text): return bit(text)
    case .oneOf(let words): return words.reduce(0) { $0 | bit($1) }
    case .number, .year: return (0x30...0x39).reduce(0) { $0 | WordingIndex.bit($1) }
    case .optional(let inner): return next(inner[...] + rest, behind: word) | next(rest, behind: word)
    case .again: return bit(word)
    case .end: return WordingIndex.end
    }
  }

  /// The longest fit that begins at a character.
  func fit(at start: Int, in text: FoldedText) -> Fit? {
    let state = Progress(at: start)
    return Self.run(before[...], state, text) { state in
      var state = state
      let lower = state.index
      state.first = nil
      state.seam = nil
      return Self.run(atoms[...], state, text) { inner in
        Self.run(behind[...], inner, text) { _ in
          Fit(range: lower..<inner.index, first: inner.first, seam: inner.seam)
        }
      }
    }
  }

  private struct Progress {
    var index: Int
    var last: Range<Int>?
    var first: Range<Int>?
    var seam: Int?

    init(at index: Int) { self.index = index }
  }

  /// Goes on with what the atoms leave; tries the next word where that does not fit.
  private static func run(
    _ atoms: ArraySlice<Atom>,
    _ state: Progress,
    _ text: FoldedText,
    _ then: (Progress) -> Fit?
  ) -> Fit? {
    guard let atom = atoms.first else { return then(state) }
    let rest = atoms.dropFirst()
    var next = state
    switch atom {
    case .text(let wanted):
      guard text.hasPrefix(wanted, at: state.index) else { return nil }
      next.index += wanted.count
      return run(rest, next, text, then)
    case .oneOf(let words):
      for word in words where text.hasPrefix(word, at: state.index) {
        next = state
        next.index += word.count
        next.last = state.index..<next.index
        next.first = state.first ?? next.last
        if let fit = run(rest, next, text, then) { return fit }
      }
      return nil
    case .again:
      guard let last = state.last, !last.isEmpty else { return nil }
      let word = Array(text.scalars[last])
      guard text.hasPrefix(word, at: state.index) else { return nil }
      next.seam = state.index
      while text.hasPrefix(word, at: next.index) { next.index += word.count }
      return run(rest, next, text, then)
    case .number:
      while next.index < text.count, isDigit(text.scalars[next.index]) || isInside(next.index, text, state.index) {
        next.index += 1
      }
      return next.index > state.index ? run(rest, next, text, then) : nil
    case .year:
      guard let end = yearEnd(text, state.index) else { return nil }
      next.index = end
      next.last = state.index..<end
      next.first = state.first ?? next.last
      return run(rest, next, text, then)
    case .end:
      return state.index == text.count ? run(rest, state, text, then) : nil
    case .optional(let inner):
      return run(inner[...] + rest, state, text, then) ?? run(rest, state, text, then)
    }
  }

  /// Whether a point or a separator stands between two digits of a number.
  private static func isInside(_ index: Int, _ text: FoldedText, _ start: Int) -> Bool {
    let scalar = text.scalars[index]
    return (scalar == 0x2E || scalar == 0x2C) && index > start && index + 1 < text.count
      && isDigit(text.scalars[index + 1])
  }

  private static let centuries = ["19", "20"].map(\.folded)
  private static let yearSign = "年".folded
  private static let wholeYearSign = "年度".folded

  private static func yearEnd(_ text: FoldedText, _ start: Int) -> Int? {
    let digits = 4
    guard start + digits < text.count, centuries.contains(where: { text.hasPrefix($0, at: start) }),
      text.scalars[start..<(start + digits)].allSatisfy(isDigit)
    else { return nil }
    for sign in [wholeYearSign, yearSign] where text.hasPrefix(sign, at: start + digits) {
      return start + digits + sign.count
    }
    return nil
  }
}

// MARK: Reading

extension WordingPattern {
  struct Problem: Error, Equatable {
    /// In Chinese.
    var message: Message
  }

  /// - Parameter classes: the words of each class, folded.
  init(_ text: String, classes: [String: [[UInt16]]]) throws(Problem) {
    var reader = Reader(characters: Array(text), classes: classes)
    if reader.characters.first == "〔" {
      reader.index = 1
      before = try reader.atoms(until: "〕")
    }
    if let length = reader.doubled() {
      doubledLength = length
      return
    }
    atoms = try reader.atoms(until: nil)
    if reader.index < reader.characters.count, reader.characters[reader.index] == "〔" {
      reader.index += 1
      behind = try reader.atoms(until: "〕")
    }
    guard reader.index == reader.characters.count else {
      throw Problem(message: Message(zh: "“〔 〕”只写在最前和最后", en: "“〔 〕” stands first and last only"))
    }
    guard !atoms.isEmpty else { throw Problem(message: Message(zh: "写法是空的", en: "there is no wording")) }
    if heads.isEmpty {
      throw Problem(message: Message(zh: "“\(text)”不能这样开头", en: "“\(text)” cannot begin like this"))
    }
    if case .again? = (before + atoms).first {
      throw Problem(message: Message(zh: "“{又}”前面要有类", en: "“{又}” follows a class"))
    }
  }

  private struct Reader {
    var characters: [Character]
    let classes: [String: [[UInt16]]]
    var index = 0

    init(characters: [Character], classes: [String: [[UInt16]]]) {
      self.characters = characters
      self.classes = classes
    }

    /// `{叠3}` and nothing else.
    mutating func doubled() -> Int? {
      let text = String(characters[index...])
      guard text.hasPrefix("{叠"), text.hasSuffix("}"), let length = Int(text.dropFirst(2).dropLast()), length > 1 else {
        return nil
      }
      return length
    }

    mutating func atoms(until end: Character?) throws(Problem) -> [Atom] {
      var atoms: [Atom] = []
      var text = ""
      func flushed() -> [Atom] {
        let folded = text.folded
        return folded.isEmpty ? [] : [.text(folded)]
      }
      while index < characters.count {
        let character = characters[index]
        if character == end {
          index += 1
          return atoms + flushed()
        }
        switch character {
        case "〔" where end == nil:
          return atoms + flushed()
        case "{":
          atoms += flushed()
          text = ""
          atoms.append(try named())
        case "［":
          atoms += flushed()
          text = ""
          index += 1
          atoms.append(.optional(try self.atoms(until: "］")))
        default:
          text.append(character)
          index += 1
        }
      }
      if let end { throw Problem(message: Message(zh: "缺少“\(end)”", en: "“\(end)” is missing")) }
      return atoms + flushed()
    }

    private mutating func named() throws(Problem) -> Atom {
      guard let close = characters[index...].firstIndex(of: "}") else {
        throw Problem(message: Message(zh: "“{”没有对应的“}”", en: "“{” without its “}”"))
      }
      let name = String(characters[(index + 1)..<close])
      index = close + 1
      switch name {
      case "又": return .again
      case "数": return .number
      case "年": return .year
      case "末": return .end
      default:
        guard let words = classes[name] else {
          throw Problem(message: Message(zh: "没有类“\(name)”", en: "there is no class “\(name)”"))
        }
        return .oneOf(words)
      }
    }
  }
}
