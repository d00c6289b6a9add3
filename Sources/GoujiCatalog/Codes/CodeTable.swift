/// A classification of income and expenditure: the functional one (类, 款, 项) or the economic one (类, 款).
///
/// Immutable, read once; a workspace's own table makes another (`extended(with:)`).
package struct CodeTable: Sendable {
  package enum Kind: Sendable {
    case functional
    case economic

    /// The levels that codes of this classification have.
    package var levels: [CodeLevel] { self == .functional ? [.category, .group, .item] : [.category, .group] }

    package var name: String { self == .functional ? "支出功能分类科目" : "支出经济分类科目" }

    /// The classification that a code is of: economic ones, and they alone, begin with 3 (departments' budgets) or 5
    /// (governments' budgets).
    init(ofCode code: UInt32) { self = [3, 5].contains(prefix(code, digits: 1)) ? .economic : .functional }
  }

  package let kind: Kind
  /// Sorted by number, so that each level stands together and the children of a code do too.
  package let entries: [CodeEntry]
  /// Every name and alias. A value is an index into `entries` times 4 plus the kind of name.
  let names: PhraseIndex

  init(_ kind: Kind, entries: [CodeEntry]) {
    self.kind = kind
    let sorted = entries.sortedByCode()
    var names = PhraseIndex()
    names.reserve(phrases: sorted.count + 256, characters: sorted.count * 10)
    for (index, entry) in sorted.enumerated() {
      names.insert(entry.name, value: NameValue(index: index, alias: nil).packed)
    }
    for (index, entry) in sorted.enumerated() where !entry.aliases.isEmpty {
      for alias in entry.aliases {
        names.insert(alias.name, value: NameValue(index: index, alias: alias.kind).packed)
      }
    }
    self.entries = sorted
    self.names = names
  }

  /// Whether an economic code is one that departments' budgets are classified by, and not governments'.
  package static func isOfDepartments(_ code: UInt32) -> Bool { GoujiCatalog.prefix(code, digits: 1) == 3 }

  // MARK: By code

  package subscript(code: UInt32) -> CodeEntry? {
    index(of: code).map { entries[$0] }
  }

  package func contains(_ code: UInt32) -> Bool { index(of: code) != nil }

  /// The code one level up, whether the table has it or not; nil for a 类 and for numbers that are no codes.
  package func parentCode(of code: UInt32) -> UInt32? {
    guard let level = CodeLevel(of: code), level != .category else { return nil }
    return code / 100
  }

  package func parent(of code: UInt32) -> CodeEntry? {
    parentCode(of: code).flatMap { self[$0] }
  }

  /// The lines directly below a code, by code; those of the first level for nil.
  package func children(of code: UInt32?) -> ArraySlice<CodeEntry> {
    guard let code else { return entries[range(from: 100, below: 1000)] }
    guard let level = CodeLevel(of: code), level != kind.levels.last else { return [] }
    return entries[range(from: code * 100, below: code * 100 + 100)]
  }

  /// Every line whose code starts with the digits of `prefix`, in the order of a table: 208, 20805, 2080505, 210.
  package func entries(startingWith prefix: UInt32) -> [CodeEntry] {
    let digits = digitCount(prefix)
    guard digits > 0, digits <= 7 else { return [] }
    var result: [CodeEntry] = []
    for level in kind.levels where level.digits >= digits {
      var scale: UInt32 = 1
      for _ in digits..<level.digits { scale *= 10 }
      result += entries[range(from: prefix * scale, below: (prefix + 1) * scale)]
    }
    return result.sorted { treeOrder($0.code) < treeOrder($1.code) }
  }

  /// The lines from the 类 down to the code itself; what the table lacks is left out.
  package func path(of code: UInt32) -> [CodeEntry] {
    var result: [CodeEntry] = []
    for level in kind.levels where level.digits <= digitCount(code) {
      if let entry = self[GoujiCatalog.prefix(code, digits: level.digits)] { result.append(entry) }
    }
    return result
  }

  /// The names of the path: `卫生健康支出 › 行政事业单位医疗 › 行政单位医疗`.
  package func pathText(of code: UInt32) -> String {
    path(of: code).map(\.name).joined(separator: " › ")
  }

  /// The code that a cell holds: 1 to 9 digits, full-width ones too, blanks among them left out; nil for all else.
  package static func code(written text: String) -> UInt32? {
    var code: UInt32 = 0
    var digits = 0
    for scalar in text.unicodeScalars {
      let digit: UInt32
      switch scalar.value {
      case 0x30...0x39: digit = scalar.value - 0x30
      case 0xFF10...0xFF19: digit = scalar.value - 0xFF10
      case 0x09, 0x20, 0xA0, 0x3000: continue
      default: return nil
      }
      if digits == 9 || (digits == 0 && digit == 0) { return nil }
      code = code * 10 + digit
      digits += 1
    }
    return digits > 0 ? code : nil
  }

  /// The most that a finding may be which says that this code does not exist: the table is not known to be
  /// complete, so never more than information, and nothing where its neighbourhood is doubtful.
  package func absenceCeiling(of code: UInt32) -> Ceiling? {
    guard let parent = parentCode(of: code) else { return CodeLevel(of: code) == .category ? .information : nil }
    guard let entry = self[parent] else { return absenceCeiling(of: parent) }
    return entry.evidence.ceiling.map { min($0, .information) }
  }

  // MARK: Places in the table

  func index(of code: UInt32) -> Int? { entries.sortedIndex(of: code) }

  private func range(from low: UInt32, below high: UInt32) -> Range<Int> {
    entries.sortedIndex(notBelow: low)..<entries.sortedIndex(notBelow: high)
  }
}

extension [CodeEntry] {
  /// By number. The numbers are sorted, not the entries, which are costly to move about.
  func sortedByCode() -> [CodeEntry] {
    let order = indices.map { UInt64(self[$0].code) << 32 | UInt64($0) }.sorted()
    return order.map { self[Int($0 & 0xFFFF_FFFF)] }
  }

  /// Where the code stands in entries that are sorted by number.
  func sortedIndex(of code: UInt32) -> Int? {
    let index = sortedIndex(notBelow: code)
    return index < count && self[index].code == code ? index : nil
  }

  func sortedIndex(notBelow code: UInt32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].code < code { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A number by which codes sort as they stand in a table: a parent right before its children.
@inline(__always)
func treeOrder(_ code: UInt32) -> UInt64 {
  let digits = digitCount(code)
  var padded = UInt64(code)
  for _ in min(digits, 9)..<9 { padded *= 10 }
  return padded * 16 + UInt64(digits)
}

/// What a name in the index stands for.
struct NameValue {
  var index: Int
  /// nil for the entry's own name.
  var alias: CodeAlias.Kind?

  init(index: Int, alias: CodeAlias.Kind?) {
    self.index = index
    self.alias = alias
  }

  init(packed: Int) {
    index = packed >> 2
    switch packed & 3 {
    case 1: alias = .former
    case 2: alias = .short
    case 3: alias = .variant
    default: alias = nil
    }
  }

  var packed: Int {
    let kind =
      switch alias {
      case nil: 0
      case .former: 1
      case .short: 2
      case .variant: 3
      }
    return index << 2 | kind
  }
}
