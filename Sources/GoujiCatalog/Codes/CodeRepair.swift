import GoujiSyntax

// What was meant by a code or a name that is not quite right.
extension CodeTable {
  /// The whole codes that a code cut short may be, going by its name: those which start with its digits and whose
  /// name (or alias) it is; where there are none, those whose name starts with it. By code.
  package func candidates(truncatedCode: UInt32, name: [UInt16]) -> [UInt32] {
    guard truncatedCode > 0, !name.isEmpty else { return [] }
    let digits = digitCount(truncatedCode)
    let below = { (code: UInt32) in prefix(code, digits: digits) == truncatedCode && digitCount(code) >= digits }
    let same = codes(namedOrAliased: name).filter(below)
    if !same.isEmpty || name.count < 2 { return same }
    return entries(startingWith: truncatedCode).map(\.code).filter { agreement(of: name, with: $0) == .cut }
  }

  /// The one code that was meant; nil where there is none, or several of which `preferred` (the codes that the draft
  /// writes out elsewhere) does not single out one.
  package func resolve(
    truncatedCode: UInt32,
    name: [UInt16],
    preferring preferred: (UInt32) -> Bool = { _ in false }
  ) -> UInt32? {
    let all = candidates(truncatedCode: truncatedCode, name: name)
    if all.count == 1 { return all.first }
    let used = all.filter(preferred)
    return used.count == 1 ? used.first : nil
  }

  package func resolve(
    truncatedCode: UInt32,
    name: String,
    preferring preferred: (UInt32) -> Bool = { _ in false }
  ) -> UInt32? {
    resolve(truncatedCode: truncatedCode, name: name.folded, preferring: preferred)
  }

  /// The codes nearest to one that the table does not have, best first: what it was called in an older edition, then
  /// by the digits to change (two at most), by the digits that agree from the left (one at least), by how well they are
  /// known.
  package func nearest(code: UInt32, limit: Int = 3) -> [UInt32] {
    var former: [UInt32] = []
    let written = CodeDigits(code)
    var found: [(distance: Int, agreeing: Int, evidence: UInt8, code: UInt32)] = []
    // By place: an entry taken out of the table would be copied, and a draft may have thousands of such codes.
    for index in entries.indices where entries[index].code != code {
      if entries[index].formerCodes.contains(code) {
        former.append(entries[index].code)
        continue
      }
      let own = CodeDigits(entries[index].code)
      guard abs(own.count - written.count) <= 1, own.mayBeWithin(2, of: written),
        let distance = editDistance(written.digits, own.digits, atMost: 2)
      else { continue }
      let agreeing = zip(written.digits, own.digits).prefix { $0 == $1 }.count
      if agreeing > 0 { found.append((distance, -agreeing, entries[index].evidence.rawValue, entries[index].code)) }
    }
    found.sort { $0 < $1 }
    return Array((former + found.map(\.code)).prefix(max(limit, 0)))
  }

  /// The codes whose name is nearest to one that the table does not have, best first; only those below `parent`
  /// where one is given. A name may differ by a third of its characters.
  package func nearest(name: [UInt16], under parent: UInt32? = nil, limit: Int = 3) -> [UInt32] {
    guard name.count >= 2 else { return [] }
    let most = max(1, name.count / 3)
    var best: [UInt32: (distance: Int, evidence: UInt8)] = [:]
    for slot in names.slots {
      let entry = entries[NameValue(packed: Int(slot.value)).index]
      if let parent, entry.code == parent || prefix(entry.code, digits: digitCount(parent)) != parent { continue }
      let phrase = names.phrase(slot)
      guard abs(phrase.count - name.count) <= most,
        let distance = editDistance(name, Array(phrase), atMost: most)
      else { continue }
      if best[entry.code].map({ distance < $0.distance }) ?? true {
        best[entry.code] = (distance, entry.evidence.rawValue)
      }
    }
    let ranked = best.map { (distance: $0.value.distance, evidence: $0.value.evidence, code: $0.key) }
    return Array(ranked.sorted { $0 < $1 }.map(\.code).prefix(max(limit, 0)))
  }

  package func nearest(name: String, under parent: UInt32? = nil, limit: Int = 3) -> [UInt32] {
    nearest(name: name.folded, under: parent, limit: limit)
  }
}

/// The digits of a code, and how often it has each.
private struct CodeDigits {
  private let code: UInt32
  let count: Int
  private var frequencies = SIMD16<Int8>()

  init(_ code: UInt32) {
    self.code = code
    count = max(digitCount(code), 1)
    var rest = code
    for _ in 0..<count {
      frequencies[Int(rest % 10)] &+= 1
      rest /= 10
    }
  }

  /// Whether so few digits are to be changed at most, going by how often each digit stands in both: cheap to tell, and hardly
  /// two codes of a table have their digits in common.
  func mayBeWithin(_ changes: Int, of other: CodeDigits) -> Bool {
    let difference = frequencies &- other.frequencies
    let more = difference.replacing(with: 0, where: difference .< 0).wrappedSum()
    let less = difference.replacing(with: 0, where: difference .> 0).wrappedSum()
    return more <= changes && less >= -changes
  }

  var digits: [UInt16] { Array(String(code).utf16) }
}

/// How many characters must be put in, left out, replaced or swapped with their neighbour to get from one text to the
/// other; nil where it is more than `most`.
func editDistance(_ left: [UInt16], _ right: [UInt16], atMost most: Int) -> Int? {
  if abs(left.count - right.count) > most { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in 0..<right.count {
      var cost = min(last[column + 1] + 1, current[column] + 1)
      cost = min(cost, last[column] + (left[row] == right[column] ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    if let least = current.min(), least > most { return nil }
    beforeLast = last
    last = current
  }
  return last[right.count] <= most ? last[right.count] : nil
}
