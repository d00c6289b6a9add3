import GoujiSyntax

/// A line of a draft with a mark below a part of it, as compilers show it.
struct SourceExcerpt {
  /// The line, perhaps cut at its ends, tabs as blanks.
  var line: String
  /// Columns before the mark, and under it.
  var indent: Int
  var width: Int

  /// The line that `range` starts in. Of a line wider than `columns` the part around the range is shown.
  init(_ text: SourceText, _ range: Range<Int>, columns: Int = 96) {
    let lineRange = text.lineRange(text.line(at: range.lowerBound))
    let start = min(max(range.lowerBound, lineRange.lowerBound), lineRange.upperBound)
    let end = min(max(range.upperBound, start), lineRange.upperBound)
    var before = Self.glyphs(text[lineRange.lowerBound..<start])
    let marked = Self.glyphs(text[start..<end])
    var after = Self.glyphs(text[end..<lineRange.upperBound])
    if before.first?.scalar == "\u{FEFF}" { before.removeFirst() }

    let markedWidth = Self.width(marked)
    let room = max(columns - markedWidth, 24)
    if Self.width(before) + Self.width(after) > room {
      let half = room / 2
      let beforeRoom = max(half, room - Self.width(after))
      let afterRoom = max(half, room - Self.width(before))
      before = Self.cut(before.reversed(), beforeRoom).reversed()
      after = Self.cut(after, afterRoom)
    }
    line = Self.string(before + marked + after)
    indent = Self.width(before)
    width = max(markedWidth, 1)
  }

  /// A character and the columns that it takes; of a tab and of what must not be shown what stands for it.
  private struct Glyph {
    var scalar: Unicode.Scalar
    var width: Int
  }

  private static func glyphs(_ text: String) -> [Glyph] {
    text.unicodeScalars.map { scalar in
      if scalar == "\t" { return Glyph(scalar: scalar, width: 2) }
      // A control character would move the terminal's cursor.
      if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return Glyph(scalar: "\u{FFFD}", width: 1) }
      return Glyph(scalar: scalar, width: displayWidth(scalar.value))
    }
  }

  private static func string(_ glyphs: [Glyph]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(glyphs.count * 3)
    for glyph in glyphs {
      if glyph.scalar == "\t" {
        text += "  ".utf8
      } else {
        text += UTF8.encode(glyph.scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func width(_ glyphs: [Glyph]) -> Int { glyphs.reduce(0) { $0 + $1.width } }

  /// As many as fit into `room`, a mark in place of the rest.
  private static func cut(_ glyphs: [Glyph], _ room: Int) -> [Glyph] {
    guard width(glyphs) > room else { return glyphs }
    var used = 1
    let kept = glyphs.prefix { glyph in
      used += glyph.width
      return used <= room
    }
    return kept + [Glyph(scalar: "…", width: 1)]
  }
}
