import GoujiCatalog
import GoujiSyntax

/// The table of contents: its lines name headings and would be taken for them, so they are marked as items of a list.
enum ContentsList {
  static func mark(_ items: inout [Item], _ words: WordLists) {
    guard let title = items.firstIndex(where: { if case .prose(let line) = $0 { isTitle(line, words) } else { false } })
    else {
      return
    }
    var end = title + 1
    var first: ProseLine?
    // A list with bullets ends with its bullets; so a draft's own list is found again.
    let isList = if title + 1 < items.count, case .prose(let line) = items[title + 1] { line.isListed } else { false }
    while end < items.count, case .prose(let line) = items[end], isEntry(line), !isList || line.isListed {
      // The first entry coming again is the body's own heading.
      if !isList, let first, isSame(first, line), !hasPageNumber(line) { break }
      if first == nil { first = line }
      end += 1
    }
    guard let first, end > title + 1 else { return }
    // Without page numbers only a heading that comes again later shows that these lines were not the body itself.
    let listed = items[(title + 1)..<end]
    let isCounted = listed.contains { if case .prose(let line) = $0 { hasPageNumber(line) } else { false } }
    let comesAgain = items[end...].contains { if case .prose(let line) = $0 { isSame(first, line) } else { false } }
    guard isList || isCounted || comesAgain else { return }
    let entries = whole(listed, before: items[end...]).map { entry -> Item in
      guard case .prose(var line) = entry else { return entry }
      line.isContents = true
      line.text = withShortLeader(line.text)
      return .prose(line)
    }
    items.replaceSubrange((title + 1)..<end, with: entries)
  }

  /// `第三部分 某局部门决算情况` and `说明` below it: an entry that the width of the page has cut, as the heading shows that comes
  /// later, cut or not.
  private static func whole(_ listed: ArraySlice<Item>, before rest: ArraySlice<Item>) -> [Item] {
    var headings: Set<String> = []
    var above = ""
    for case .prose(let line) in rest where line.text.utf8.count <= longest {
      let text = line.text.packed
      headings.insert(text)
      headings.insert(above + text)
      above = text
    }
    var entries: [Item] = []
    for item in listed {
      if case .prose(let lower) = item, lower.marker == nil, case .prose(var upper)? = entries.last,
        upper.marker != nil,
        headings.contains(upper.text.packed + lower.text.packed)
      {
        upper.append(lower)
        upper.isJoined = false
        upper.replaceText(upper.text)
        entries[entries.count - 1] = .prose(upper)
      } else {
        entries.append(item)
      }
    }
    return entries
  }

  /// Bytes of a heading, and more.
  private static let longest = 300

  static func isTitle(_ line: ProseLine, _ words: WordLists) -> Bool {
    guard line.text.utf8.count <= 24 else { return false }
    return words.contentsTitles.contains(line.text.packed)
  }

  /// A line that names a heading: short, and not a sentence.
  private static func isEntry(_ line: ProseLine) -> Bool {
    guard line.kind == .heading || line.kind == .caption || line.kind == .paragraph else { return false }
    guard line.text.unicodeScalars.lazy.filter({ $0 != "." && $0 != "…" && $0 != "·" }).count <= 80 else {
      return false
    }
    return !line.text.unicodeScalars.contains { $0 == "。" || $0 == "；" || $0 == "：" } || hasPageNumber(line)
  }

  private static func isSame(_ first: ProseLine, _ line: ProseLine) -> Bool {
    guard let marker = first.marker else { return first.text.packed == line.text.packed }
    guard line.kind == .heading || line.kind == .caption, let other = line.marker, other.level == marker.level,
      other.ordinal == marker.ordinal
    else { return false }
    return marker.level == 1 || first.text.packed.prefix(4) == line.text.packed.prefix(4)
  }

  /// `………… 3`
  private static func hasPageNumber(_ line: ProseLine) -> Bool {
    let text = line.text.trimmed.unicodeScalars
    guard let last = text.last, last.isDigit else { return false }
    return line.text.contains("...") || line.text.contains("…") || line.text.contains("···")
  }

  /// The dots that lead to a page number, as two signs.
  private static func withShortLeader(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var leader = String.UnicodeScalarView()
    func flush() {
      let dots = leader.filter { !$0.isBlank }
      if dots.count >= 3 || dots.contains("…") {
        while let last = result.last, last.isBlank { result.removeLast() }
        result.append(contentsOf: "……".unicodeScalars)
      } else {
        result.append(contentsOf: leader)
      }
      leader = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if scalar == "." || scalar == "…" || scalar == "·" || scalar == "．" || (scalar.isBlank && !leader.isEmpty) {
        leader.append(scalar)
      } else {
        if !leader.isEmpty { flush() }
        result.append(scalar)
      }
    }
    if !leader.isEmpty { flush() }
    return String(result)
  }
}
