import GoujiSyntax

/// Proposes codes for what has been typed: digits of a code, a name or a part of one, pinyin, whole or its initials.
package struct CodeCompletion: Sendable {
  /// Where the code is wanted.
  package struct Context: Sendable {
    /// The code whose children belong here, as far as it is known: that of the row above, or its parent.
    package var parent: UInt32?
    /// The codes that the draft writes elsewhere.
    package var used: Set<UInt32>

    package init(parent: UInt32? = nil, used: Set<UInt32> = []) {
      self.parent = parent
      self.used = used
    }
  }

  /// By what a code was found.
  package enum Match: UInt8, Sendable, Comparable {
    case code
    case name
    case initials
    case pinyin
    case alias

    package static func < (left: Match, right: Match) -> Bool { left.rawValue < right.rawValue }
  }

  package struct Item: Sendable, Hashable {
    package var code: UInt32
    package var name: String
    /// The names above it, 类 first: `卫生健康支出 › 行政事业单位医疗`; empty for a 类.
    package var path: String
    package var explanation: String?
    package var evidence: Evidence
    package var match: Match
    /// The text by which it was found: the code, the name, the initials or the alias.
    package var found: String
    /// 0 for the best.
    package var rank: Int
  }

  package struct List: Sendable, Hashable {
    package var items: [Item]
    /// There are more: ask again when more has been typed.
    package var isIncomplete: Bool
  }

  package let table: CodeTable
  package let notes: CodeNotes
  private let pinyin: PinyinSyllables

  init(_ table: CodeTable, notes: CodeNotes, pinyin: PinyinSyllables) {
    self.table = table
    self.notes = notes
    self.pinyin = pinyin
  }

  /// Children of the parent first, then what else stands below it, then the codes the draft uses, then the rest;
  /// among equals the better match, the better known, and the order of the table.
  ///
  /// - Parameters:
  ///   - query: `2101`, `医疗保障`, `ylbz`, `2101 医疗`, or nothing for every code.
  ///   - limit: At most so many items.
  package func complete(query: String, context: Context = Context(), limit: Int = 100) -> List {
    let query = Query(query)
    if query.isImpossible { return List(items: [], isIncomplete: false) }
    var found = query.isCodeOnly ? byCode(query) : byText(query)
    found = found.map { candidate in
      var candidate = candidate
      candidate.place = place(of: candidate.code, context)
      return candidate
    }
    found.sort { $0.key < $1.key }
    let limit = max(limit, 0)
    let items = found.prefix(limit).enumerated().map { item($1, rank: $0) }
    return List(items: items, isIncomplete: found.count > limit)
  }

  // MARK: Finding

  private struct Candidate {
    var index: Int
    var code: UInt32
    var match: Match
    /// 0 the whole, 1 its beginning, 2 somewhere inside, 3 character by character.
    var nearness: UInt8
    /// For an alias: its place in the index.
    var alias: Int
    var isDoubtful: Bool
    /// Its place in the table, by `treeOrder`.
    var order: UInt64
    var place: UInt8 = 3

    var key: (UInt8, UInt8, UInt8, UInt8, UInt64) {
      (place, nearness, isDoubtful ? 1 : 0, match.rawValue, order)
    }
  }

  private func byCode(_ query: Query) -> [Candidate] {
    let codes = query.code.map { table.entries(startingWith: $0) } ?? table.entries
    return codes.compactMap { entry in
      guard let index = table.index(of: entry.code) else { return nil }
      return Candidate(
        index: index,
        code: entry.code,
        match: .code,
        nearness: entry.code == query.code ? 0 : 1,
        alias: -1,
        isDoubtful: entry.evidence == .doubtful,
        order: treeOrder(entry.code)
      )
    }
  }

  private func byText(_ query: Query) -> [Candidate] {
    var best: [Int: Candidate] = [:]
    func offer(_ index: Int, _ match: Match, _ nearness: UInt8, alias: Int = -1) {
      let entry = table.entries[index]
      if let code = query.code, prefix(entry.code, digits: digitCount(code)) != code { return }
      if let known = best[index], (known.nearness, known.match) <= (nearness, match) { return }
      best[index] = Candidate(
        index: index,
        code: entry.code,
        match: match,
        nearness: nearness,
        alias: alias,
        isDoubtful: entry.evidence == .doubtful,
        order: treeOrder(entry.code)
      )
    }
    for (number, slot) in table.names.slots.enumerated() {
      guard let nearness = query.nearness(to: table.names.phrase(slot)) else { continue }
      let value = NameValue(packed: Int(slot.value))
      offer(value.index, value.alias == nil ? .name : .alias, nearness, alias: value.alias == nil ? -1 : number)
    }
    if !query.letters.isEmpty {
      for (index, entry) in table.entries.enumerated() {
        if let nearness = query.nearness(toInitials: entry.initials.utf8) { offer(index, .initials, nearness) }
      }
      for slot in table.names.slots {
        guard let nearness = pinyin.nearness(of: query.letters, to: table.names.phrase(slot)) else { continue }
        offer(NameValue(packed: Int(slot.value)).index, .pinyin, nearness)
      }
    }
    return Array(best.values)
  }

  private func place(of code: UInt32, _ context: Context) -> UInt8 {
    if let parent = context.parent, code != parent {
      if table.parentCode(of: code) == parent { return 0 }
      if prefix(code, digits: digitCount(parent)) == parent { return 1 }
    }
    return context.used.contains(code) ? 2 : 3
  }

  private func item(_ candidate: Candidate, rank: Int) -> Item {
    let entry = table.entries[candidate.index]
    let found =
      switch candidate.match {
      case .code: String(entry.code)
      case .name, .pinyin: entry.name
      case .initials: entry.initials
      case .alias: string(table.names.phrase(table.names.slots[candidate.alias]))
      }
    return Item(
      code: entry.code,
      name: entry.name,
      path: table.path(of: entry.code).filter { $0.code != entry.code }.map(\.name).joined(separator: " › "),
      explanation: notes.note(on: entry),
      evidence: entry.evidence,
      match: candidate.match,
      found: found,
      rank: rank
    )
  }

  private func string(_ phrase: ArraySlice<UInt16>) -> String { String(folded: phrase) }
}

/// What has been typed, taken apart: the digits at its start, and the text behind them.
private struct Query {
  var code: UInt32?
  /// More digits than a code has, or a 0 in front.
  var isImpossible: Bool
  var text: [UInt16]
  /// The text in lower case if it is all letters, else nothing.
  var letters: [UInt8]

  init(_ query: String) {
    let folded = query.folded.filter { $0 != 0x20 }
    let digits = folded.prefix { isDigit($0) }
    code = CodeTable.code(written: String(folded: digits))
    isImpossible = !digits.isEmpty && code == nil
    text = Array(folded.dropFirst(digits.count))
    letters = text.compactMap { scalar in
      guard let byte = UInt8(exactly: scalar) else { return nil }
      let lower = byte | 0x20
      return (0x61...0x7A).contains(lower) ? lower : nil
    }
    if letters.count != text.count { letters = [] }
  }

  var isCodeOnly: Bool { text.isEmpty }

  func nearness(to phrase: ArraySlice<UInt16>) -> UInt8? {
    guard text.count <= phrase.count, !text.isEmpty else { return nil }
    if phrase.starts(with: text) { return text.count == phrase.count ? 0 : 1 }
    if contains(text, in: phrase) { return 2 }
    // 医保经办 for 医疗保障经办事务: every character, in order.
    guard text.count >= 3 else { return nil }
    var next = 0
    for scalar in phrase where next < text.count && scalar == text[next] { next += 1 }
    return next == text.count ? 3 : nil
  }

  func nearness(toInitials initials: String.UTF8View) -> UInt8? {
    guard letters.count <= initials.count else { return nil }
    if initials.starts(with: letters) { return letters.count == initials.count ? 0 : 1 }
    // One letter inside a name says nothing.
    return letters.count > 1 && contains(letters, in: initials) ? 2 : nil
  }
}
