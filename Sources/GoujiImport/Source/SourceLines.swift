import GoujiCatalog
import GoujiSyntax

/// One line of the source, as it stands but for invisible characters.
struct SourceLine {
  var text: String
  /// 0-based line of the source.
  var number: Int
  var page: Int
  var isBlank: Bool
}

/// The lines of a source, without what belongs to its pages only.
struct SourceLines {
  private(set) var lines: [SourceLine] = []
  /// Pages are known, from form feeds or from page numbers.
  private(set) var hasPages = false
  /// Columns are aligned by spaces: the source comes from a PDF by way of `pdftotext -layout`.
  private(set) var isLayout = false
  /// It is a draft already: its paragraphs are whole.
  private(set) var isDraft = false

  /// The tables of a file, by the number behind the sign of their line.
  private(set) var tables: [SourceTable] = []
  /// Where lines of a page stand on paper, by their number.
  private(set) var geometry: [Int: DocumentText.Geometry] = [:]
  /// A file says where its paragraphs end.
  private(set) var isFlow = false

  /// The lines of a file.
  init(_ document: DocumentText, _ words: WordLists, remarks: inout [ImportSummary.Remark]) {
    self.init(document.text, words, remarks: &remarks)
    tables = document.tables
    geometry = document.geometry
    isFlow = document.isFlow
    isLayout = false
    isDraft = false
  }

  /// The number of the table that a line stands for.
  func table(_ line: SourceLine) -> Int? {
    guard line.text.unicodeScalars.first == DocumentText.tableSign, let number = Int(line.text.dropFirst()),
      tables.indices.contains(number)
    else { return nil }
    return number
  }

  init(_ text: String, _ words: WordLists, remarks: inout [ImportSummary.Remark]) {
    if let simplified = TraditionalText.simplified(text, words) {
      split(simplified)
      remarks.append(ImportSummary.Remark(reason: .traditional, line: 0, text: "全文"))
    } else {
      split(text)
    }
    dropPageNumbers(&remarks)
    if hasPages { dropPageFurniture(&remarks) }
    isLayout = looksLaidOut
    isDraft = looksLikeDraft
  }

  private mutating func split(_ text: String) {
    var line = String.UnicodeScalarView()
    var number = 0
    var page = 0
    func finish() {
      let string = String(line)
      lines.append(SourceLine(text: string, number: number, page: page, isBlank: string.trimmed.isEmpty))
      line = String.UnicodeScalarView()
    }
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        if !afterReturn {
          finish()
          number += 1
        }
      case "\r", "\u{85}", "\u{2028}", "\u{2029}":
        finish()
        number += 1
      case "\u{0C}":
        if !line.isEmpty { finish() }
        page += 1
        hasPages = true
      default:
        if !scalar.isInvisible { line.append(scalar) }
      }
      afterReturn = scalar == "\r"
    }
    if !line.isEmpty { finish() }
  }

  // MARK: Pages

  /// `- 12 -`, `第3页 共20页` anywhere; a bare number at the edge of a page if the pages count with it.
  private mutating func dropPageNumbers(_ remarks: inout [ImportSummary.Remark]) {
    var dropped = Set<Int>()
    for (index, line) in lines.enumerated() where !line.isBlank && SourceLines.isMarkedPageNumber(line.text) {
      dropped.insert(index)
    }
    if !hasPages, dropped.count > 1 { breakPages(behind: dropped) }
    if hasPages {
      for edge in [edgeLines(last: true), edgeLines(last: false)] {
        let numbers = edge.compactMap { index in bareNumber(lines[index].text).map { (index, $0) } }
        for (position, (index, number)) in numbers.enumerated() where !dropped.contains(index) {
          let neighbours = [position - 1, position + 1].filter(numbers.indices.contains).map { numbers[$0] }
          let counts = neighbours.contains { other, value in
            value - number == lines[other].page - lines[index].page && value != number
          }
          if counts { dropped.insert(index) }
        }
      }
    }
    drop(dropped, .pageNumber, &remarks)
  }

  /// Where form feeds have been lost, the numbers of the pages still tell where each ended.
  private mutating func breakPages(behind numbers: Set<Int>) {
    var page = 0
    for index in lines.indices {
      lines[index].page = page
      if numbers.contains(index) { page += 1 }
    }
    hasPages = true
  }

  /// A line that stands at the top or at the foot of most pages.
  private mutating func dropPageFurniture(_ remarks: inout [ImportSummary.Remark]) {
    for last in [true, false] {
      let edge = edgeLines(last: last)
      var counts: [String: Int] = [:]
      for index in edge { counts[lines[index].text.packed, default: 0] += 1 }
      let dropped = edge.filter { index in
        let count = counts[lines[index].text.packed] ?? 0
        return count >= 3 && count * 2 >= edge.count
      }
      drop(Set(dropped), .pageFurniture, &remarks)
    }
  }

  private mutating func drop(
    _ indices: Set<Int>,
    _ reason: ImportSummary.Remark.Reason,
    _ remarks: inout [ImportSummary.Remark]
  ) {
    for index in indices.sorted() {
      remarks.append(.init(reason: reason, line: lines[index].number, text: lines[index].text.trimmed))
      lines[index].text = ""
      lines[index].isBlank = true
    }
  }

  /// The first or the last line of each page that is not blank.
  private func edgeLines(last: Bool) -> [Int] {
    var edges: [Int] = []
    var page = -1
    for (index, line) in lines.enumerated() where !line.isBlank {
      if line.page != page {
        edges.append(index)
        page = line.page
      } else if last {
        edges[edges.count - 1] = index
      }
    }
    return edges
  }

  private func bareNumber(_ text: String) -> Int? {
    let trimmed = text.trimmed
    return trimmed.utf8.count <= 4 ? Int(trimmed) : nil
  }

  static func isMarkedPageNumber(_ text: String) -> Bool {
    let packed = Array(text.packed.unicodeScalars)
    guard packed.count >= 3, packed.count <= 16, !text.contains("\t") else { return false }
    if packed[0] == "第", let page = packed.firstIndex(of: "页"), page > 1 {
      let rest = packed[(page + 1)...].drop { $0 == "/" || $0 == "，" || $0 == "," }
      guard packed[1..<page].allSatisfy(\.isDigit) else { return false }
      return rest.isEmpty
        || (rest.first == "共" && rest.last == "页" && rest.dropFirst().dropLast().allSatisfy(\.isDigit))
    }
    guard isDash(packed[0]), let last = packed.last, isDash(last) else { return false }
    let inner = packed.drop(while: isDash).reversed().drop(while: isDash)
    return (1...4).contains(inner.count) && inner.allSatisfy(\.isDigit)
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || (scalar.value >= 0x2010 && scalar.value <= 0x2015) || scalar == "－" || scalar == "─"
      || scalar == "～"
      || scalar == "~" || scalar == "·"
  }

  // MARK: Kind

  /// Rows with bars and none with tabs, or a header field that only a draft begins with.
  private var looksLikeDraft: Bool {
    guard !hasPages else { return false }
    var hasBars = false
    for line in lines {
      if line.text.utf8.contains(0x09) { return false }
      hasBars = hasBars || line.text.utf8.first == UInt8(ascii: "|")
    }
    return hasBars || hasDraftHeader
  }

  /// A header field that only a draft begins with.
  var hasDraftHeader: Bool {
    let head = lines.prefix(12).prefix { !$0.isBlank }
    return head.contains { line in [HeaderKey.year, .report].contains { line.text.hasPrefix($0.name + "：") } }
  }

  private var looksLaidOut: Bool {
    var laidOut = 0
    for line in lines where !line.isBlank {
      if line.text.contains("\t") || line.text.utf8.first == UInt8(ascii: "|") { return false }
      if laidOut < 8, LayoutLine(line.text).segments.count >= 3 { laidOut += 1 }
    }
    return laidOut >= 3 || (hasPages && laidOut > 0)
  }
}

/// A line of a laid-out page cut where two or more blanks stand. Columns count characters, as `pdftotext` does.
struct LayoutLine {
  struct Segment {
    var start: Int
    var end: Int
    var text: String
  }

  private(set) var segments: [Segment] = []
  private(set) var indent = 0

  init(_ text: String, gap: Int = 2) {
    var column = 0
    var start = 0
    var end = 0
    var current = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !scalar.isBlank {
        if current.isEmpty {
          start = column
        } else if column - end >= gap {
          segments.append(Segment(start: start, end: end, text: String(current)))
          current = String.UnicodeScalarView()
          start = column
        } else {
          for _ in end..<column { current.append(" ") }
        }
        current.append(scalar)
        end = column + 1
      }
      column += 1
    }
    if !current.isEmpty { segments.append(Segment(start: start, end: end, text: String(current))) }
    indent = segments.first?.start ?? 0
  }
}
