import GoujiSyntax

/// How a written name stands to the name of a code.
package enum NameAgreement: Hashable, Sendable {
  /// The code's own name.
  case own
  /// Another name that it has or had.
  case alias(CodeAlias.Kind)
  /// The beginning of its name: cells cut names off. Two characters at least.
  case cut
}

/// A name that starts at some place of a text.
package struct NameMatch: Hashable, Sendable {
  /// In folded characters.
  package var length: Int
  /// The codes with that name (or alias), by code.
  package var codes: [UInt32]
  /// Whether it is the own name of one of them: short and former names may be everyday words (教育, 农业).
  package var isOwnName: Bool
}

// Names are compared folded: half-width, without white space (`String.folded`, `FoldedText`).
extension CodeTable {
  /// The codes whose own name this is, by code; 行政运行 has a hundred.
  package func codes(named name: [UInt16]) -> [UInt32] {
    names.values(of: name).map(NameValue.init(packed:)).filter { $0.alias == nil }.map { entries[$0.index].code }
  }

  package func codes(named name: String) -> [UInt32] { codes(named: name.folded) }

  /// The codes that have this name or have it as an alias, by code.
  package func codes(namedOrAliased name: [UInt16]) -> [UInt32] {
    var codes: [UInt32] = []
    for value in names.values(of: name) {
      let code = entries[NameValue(packed: value).index].code
      if !codes.contains(code) { codes.append(code) }
    }
    return codes.sorted()
  }

  package func agreement(of name: [UInt16], with code: UInt32) -> NameAgreement? {
    guard let index = index(of: code) else { return nil }
    var found: NameAgreement?
    for value in names.values(of: name).map(NameValue.init(packed:)) where value.index == index {
      guard let alias = value.alias else { return .own }
      found = found ?? .alias(alias)
    }
    if let found { return found }
    guard name.count >= 2 else { return nil }
    let whole = entries[index]
    let all = [whole.name] + whole.aliases.map(\.name)
    return all.contains { $0.folded.starts(with: name) } ? .cut : nil
  }

  package func agreement(of name: String, with code: UInt32) -> NameAgreement? {
    agreement(of: name.folded, with: code)
  }

  /// The longest name or alias (two characters or more) that starts at `index` of a folded text.
  package func name(at index: Int, in text: [UInt16]) -> NameMatch? {
    guard let length = names.longest(at: index, in: text) else { return nil }
    let name = Array(text[index..<(index + length)])
    return NameMatch(length: length, codes: codes(namedOrAliased: name), isOwnName: !codes(named: name).isEmpty)
  }

  /// The 类 that a row of the total forms names: `八、社会保障和就业支出`, with or without its number.
  package func category(labelled label: [UInt16]) -> UInt32? {
    let name = label.dropFirst(markerLength(label))
    return codes(namedOrAliased: Array(name)).first { CodeLevel(of: $0) == .category }
  }

  package func category(labelled label: String) -> UInt32? { category(labelled: label.folded) }

  /// The codes whose pinyin initials start with (or contain) these letters, in the order of a table.
  package func codes(withInitials letters: String, anywhere: Bool = false) -> [UInt32] {
    let letters = Array(letters.lowercased().utf8)
    guard !letters.isEmpty else { return [] }
    let codes = entries.filter {
      anywhere ? GoujiCatalog.contains(letters, in: $0.initials.utf8) : $0.initials.utf8.starts(with: letters)
    }
    return codes.map(\.code).sorted { treeOrder($0) < treeOrder($1) }
  }

  /// The codes whose name or an alias of theirs starts with (or contains) this text, in the order of a table.
  package func codes(withName part: String, anywhere: Bool = false) -> [UInt32] {
    let part = part.folded
    guard !part.isEmpty else { return [] }
    var found: Set<UInt32> = []
    for slot in names.slots {
      let phrase = names.phrase(slot)
      if anywhere ? GoujiCatalog.contains(part, in: phrase) : phrase.starts(with: part) {
        found.insert(entries[NameValue(packed: Int(slot.value)).index].code)
      }
    }
    return found.sorted { treeOrder($0) < treeOrder($1) }
  }
}

/// Whether `needle` stands somewhere in `text`.
func contains<Text: Collection>(_ needle: [Text.Element], in text: Text) -> Bool where Text.Element: Equatable {
  guard let first = needle.first else { return true }
  var rest = text[...]
  while let index = rest.firstIndex(of: first) {
    rest = rest[index...]
    if rest.starts(with: needle) { return true }
    rest = rest.dropFirst()
  }
  return false
}

/// How many folded characters the number at the start of a form's row takes: `十二、`, `12.`, `(一)`; 0 for none.
func markerLength(_ text: [UInt16]) -> Int {
  let open = text.first == 0x28
  var index = open ? 1 : 0
  while index < text.count, isDigit(text[index]) || ordinalNumeral(text[index]) != nil { index += 1 }
  guard index > (open ? 1 : 0), index < text.count else { return 0 }
  let ends: [UInt16] = open ? [0x29] : [0x3001, 0x2E, 0xFF61]
  return ends.contains(text[index]) ? index + 1 : 0
}
