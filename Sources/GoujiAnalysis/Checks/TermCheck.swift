import GoujiCatalog
import GoujiFacts
import GoujiSyntax

/// The draft's own 名词解释 (GJ9): each term once and in its place, none that is wrong, none that must be there left out.
enum TermCheck {
  static func findings(_ draft: DraftState) -> [Finding] {
    let entries = draft.termEntries
    guard !entries.isEmpty else { return [] }
    return duplicates(entries, draft) + missing(entries, draft) + items(entries, draft)
      + order(entries, draft)
      + empty(draft)
  }

  private static func duplicates(_ entries: [TermEntry], _ draft: DraftState) -> [Finding] {
    enum Meaning: Hashable {
      case term(Int)
      case code(UInt32)
      case name([UInt16])
    }
    var first: [Meaning: TermEntry] = [:]
    var result: [Finding] = []
    for entry in entries {
      let meaning: Meaning =
        entry.code.map { .code($0) } ?? entry.term.map { .term($0) } ?? .name(draft.text[entry.name].folded)
      guard let known = first[meaning] else {
        first[meaning] = entry
        continue
      }
      // A name that nobody knows may be any sentence with a colon in it.
      if case .name = meaning, entry.marker == nil { continue }
      result.append(
        Finding(
          rule: "GJ901",
          severity: .warning,
          message: Message(
            zh: "“\(draft.text[entry.name])”解释了两次",
            en: "“\(draft.text[entry.name])” is explained twice"
          ),
          range: entry.name,
          related: [RelatedPlace(range: known.name, message: Message(zh: "第一次在这里", en: "first here"))]
        )
      )
    }
    return result
  }

  private static func missing(_ entries: [TermEntry], _ draft: DraftState) -> [Finding] {
    let glossary = draft.book.glossary
    let explained = Set(entries.compactMap(\.term))
    guard let heading = draft.termHeading else { return [] }
    return draft.usedTerms.subtracting(explained).sorted().filter { glossary.terms[$0].mustBeExplained }.map {
      index in
      let term = glossary.terms[index]
      let fix = TermInsertion(draft, entries).fix(
        title: Message(zh: "补上“\(term.name)”的解释", en: "add the explanation of “\(term.name)”"),
        text: "\(term.name)：指\(term.explanation)",
        behind: entries.lastIndex { ($0.term ?? Int.max) < index } ?? entries.indices.last
      )
      return Finding(
        rule: "GJ902",
        severity: .information,
        message: Message(zh: "文中用到“\(term.name)”，名词解释里没有", en: "“\(term.name)” is used but not explained"),
        range: heading,
        fixes: [fix].compactMap { $0 }
      )
    }
  }

  // MARK: Items

  /// A draft that explains any 项 explains all that its tables have, and no others.
  private static func items(_ entries: [TermEntry], _ draft: DraftState) -> [Finding] {
    let explained = entries.filter { $0.code != nil }
    guard let last = explained.last else { return [] }
    let used = draft.reading.usedCodes.filter { digitCount($0) == CodeLevel.item.digits }
    if used.isEmpty { return [] }
    let codes = Set(explained.compactMap(\.code))
    let table = draft.book.functional
    var result = explained.filter { entry in entry.code.map { !used.contains($0) } ?? false }.map { entry in
      Finding(
        rule: "GJ905",
        severity: .hint,
        message: Message(
          zh: "各表都没有“\(draft.text[entry.name])”这个科目，像是别处抄来的",
          en: "no table has the code “\(draft.text[entry.name])”; perhaps copied from elsewhere"
        ),
        range: entry.name
      )
    }
    let missing = used.subtracting(codes).sorted()
    if !missing.isEmpty {
      let names = missing.map { "\($0) \(table[$0]?.name ?? "")" }
      result.append(
        Finding(
          rule: "GJ904",
          severity: .information,
          message: Message(
            zh: "名词解释逐项解释科目，表里用到而没有解释的：\(names.joined(separator: "、"))",
            en: "each code is to be explained; not explained is: “\(names.joined(separator: "、"))”"
          ),
          range: last.name,
          fixes: [itemsFix(missing, behind: last, entries, draft)].compactMap { $0 }
        )
      )
    }
    return result
  }

  /// The missing items that have an explanation, one after the other.
  private static func itemsFix(
    _ missing: [UInt32],
    behind last: TermEntry,
    _ entries: [TermEntry],
    _ draft: DraftState
  ) -> Fix? {
    let table = draft.book.functional
    let texts = missing.compactMap { code -> String? in
      guard let entry = table[code], let note = draft.book.notes.note(on: entry) else { return nil }
      return "\(table.chainText(of: code))：反映\(note)"
    }
    guard !texts.isEmpty else { return nil }
    return TermInsertion(draft, entries).fix(
      title: texts.count == missing.count
        ? Message(zh: "补上这些科目的解释", en: "add the explanations of these items")
        : Message(zh: "补上其中\(texts.count)个科目的解释", en: "add the explanations of \(texts.count) of these items"),
      texts: texts,
      behind: entries.firstIndex(of: last)
    )
  }

  // MARK: Order

  /// So many entries that should come later must stand in front of one before it is told: neighbours change places
  /// from one region to the next.
  private static let displaced = 3

  private static func order(_ entries: [TermEntry], _ draft: DraftState) -> [Finding] {
    let known = entries.filter { $0.term != nil && $0.code == nil }
    let terms = known.compactMap(\.term)
    // The least term behind each entry: of two runs that have changed places the shorter one is out of order.
    var least = Array(repeating: Int.max, count: terms.count + 1)
    for index in terms.indices.reversed() { least[index] = min(terms[index], least[index + 1]) }
    // The greatest terms in front of it, the greatest first.
    var greatest: [Int] = []
    var result: [Finding] = []
    for (index, term) in terms.enumerated() {
      if greatest.count == displaced, greatest[displaced - 1] > term, least[index + 1] >= term,
        let first = terms.firstIndex(where: { $0 > term })
      {
        result.append(
          Finding(
            rule: "GJ906",
            severity: .hint,
            message: Message(
              zh: "“\(draft.text[known[index].name])”一般排在“\(draft.text[known[first].name])”之前",
              en: "“\(draft.text[known[index].name])” usually comes before “\(draft.text[known[first].name])”"
            ),
            range: known[index].name,
            related: [
              RelatedPlace(range: known[first].name, message: Message(zh: "一般排在这一条之前", en: "usually comes before this"))
            ]
          )
        )
      }
      greatest.insert(term, at: greatest.firstIndex { $0 < term } ?? greatest.count)
      if greatest.count > displaced { greatest.removeLast() }
    }
    return result
  }

  // MARK: What entries say

  /// A term of the glossary with nothing behind its colon, nor in a paragraph of its own below it.
  private static func empty(_ draft: DraftState) -> [Finding] {
    let blocks = draft.tree.blocks
    return blocks.indices.compactMap { index in
      guard draft.reading.blocks[index].role == .terms else { return nil }
      let folded = blocks[index].content.text
      guard folded.scalars.last == 0x3A, folded.count <= 60,
        let term = draft.book.glossary.term(named: Array(folded.scalars.dropLast().filter { $0 != 0x2A }))
      else { return nil }
      let next = blocks[(index + 1)...].first { $0.kind != .blank && $0.kind != .comment }
      if let next, next.kind == .paragraph, next.content.marker == nil,
        !next.content.text.scalars.prefix(60).contains(0x3A)
      {
        return nil
      }
      let name = folded.source(0..<(folded.count - 1))
      let known = draft.book.glossary.terms[term]
      let end = blocks[index].start + folded.end
      // The usual words are a proposal, not the one way to mend it.
      let fix = Fix(
        title: Message(zh: "写上“\(known.name)”通常的解释", en: "write the usual explanation of “\(known.name)”"),
        isPreferred: false,
        edits: [TextEdit(range: end..<end, newText: "指\(known.explanation)")]
      )
      return Finding(
        rule: "GJ903",
        severity: .error,
        message: Message(
          zh: "“\(folded.string(0..<(folded.count - 1)))”后面没有解释",
          en: "nothing explains “\(folded.string(0..<(folded.count - 1)))”"
        ),
        range: draft.moved(name, blocks[index].start),
        fixes: [fix]
      )
    }
  }
}
