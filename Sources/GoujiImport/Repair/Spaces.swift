/// White space that nobody typed: between Chinese characters, around figures, inside words.
enum Spaces {
  /// In a sentence a blank means nothing beside a Chinese character or a full-width mark; it stays between two
  /// names in a title and inside 《》, where it may have been typed.
  static func mended(inProse text: String) -> String {
    let trimmed = text.trimmed
    guard trimmed.unicodeScalars.contains(where: \.isBlank) else { return trimmed }
    let scalars = Array(trimmed.unicodeScalars)
    if isLetterSpaced(scalars) { return trimmed.packed }
    let isSentence =
      scalars.contains { "。，；,;".unicodeScalars.contains($0) } || scalars.last == "：" || scalars.last == ":"
    let headEnd = markerEnd(scalars)
    var depth = 0
    return collapsed(scalars) { left, right, at in
      if scalars[at] == "《" { depth += 1 }
      if scalars[at] == "》" { depth = max(0, depth - 1) }
      guard let left, let right else { return false }
      if at < headEnd { return scalars[0].isDigit || (at > 0 && scalars[at - 1] == "分") }
      if left.isHan, right.isHan { return !isSentence || depth > 0 }
      if isHanLike(left), isHanLike(right) || (right == "\"" && isSentence) { return false }
      // `1 主要职责`: the number of an item, not an amount.
      if left.isDigit, right.isHan { return at < 4 && scalars[..<at].allSatisfy { $0.isDigit || $0.isBlank } }
      if isHanLike(left), right.isDigit || right == "%" || right == "％" || right == "-" { return false }
      if left.isDigit || left == "%" || left == "％", isHanLike(right) || right == "," || right == "%" || right == "％" {
        return false
      }
      if left == "," || left == ":" || left == ";" || left == ")" || left == "%", isHanLike(right) || right == "\"" {
        return false
      }
      if left == "," || left == ":" || left == ";", right.isDigit { return left == "," && digitBefore(scalars, at) }
      if isHanLike(left), right == "≥" || right == "≤" || right == "(" || right == ")" || right == "," || right == ":" {
        return false
      }
      return true
    }
  }

  /// In a cell line breaks have become blanks; a label is joined again, a list of texts is left apart.
  static func mended(inCell text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isBlank) else { return text }
    let scalars = Array(text.unicodeScalars)
    if isLetterSpaced(scalars) { return text.packed }
    let fragments = text.unicodeScalars.split(whereSeparator: \.isBlank)
    let longest = fragments.map(\.count).max() ?? 0
    let isSentence = scalars.contains { $0 == "。" || $0 == "，" || $0 == "；" || $0 == "," }
    let length = fragments.reduce(fragments.count) { $0 + $1.count }
    let isLabel = isSentence || (longest <= 14 && length <= 40)
    let startsWithLabel = fragments.first.map { labels.contains(String($0)) } ?? false
    var blanks = 0
    return collapsed(scalars) { left, right, _ in
      blanks += 1
      guard let left, let right else { return false }
      if startsWithLabel, blanks == 1 { return true }
      if left.isHan, right.isHan { return !isLabel }
      if isHanLike(left), isHanLike(right) { return false }
      if isHanLike(left), right == "(" || right == ")" || right == "," || right == "/" { return false }
      if left.isDigit || left == "%", right == "%" || right == "％" || isFullStop(right) { return false }
      if left.isDigit, right.isHan { return isCodeStart(scalars) }
      if isHanLike(left), right.isDigit { return false }
      if left == "%" || left == ")" || left == "," || left == "-" || left == ":", isHanLike(right) { return false }
      if "≥≤=<>".unicodeScalars.contains(left), right.isDigit { return false }
      return true
    }
  }

  /// Labels that a neighbouring cell's text runs into when a converter loses the line between them.
  private static let labels: Set<String> = ["项目名称", "单位名称", "主管部门", "实施单位", "部门名称", "预算单位", "项目单位"]

  /// `项 目`, `支 出 功 能 分 类`: every character on its own.
  static func isLetterSpaced(_ scalars: [Unicode.Scalar]) -> Bool {
    let words = scalars.split(whereSeparator: \.isBlank)
    guard words.count > 1, let first = words.first, first.count == 1 else { return false }
    let single = words.filter { $0.count == 1 }.count
    return words.allSatisfy { word in word.allSatisfy { $0.isHan } && word.count <= 2 } && single == words.count
  }

  /// Rewrites every run of blanks as one blank or none; `keep` sees what stands on both sides.
  private static func collapsed(
    _ scalars: [Unicode.Scalar],
    keep: (_ left: Unicode.Scalar?, _ right: Unicode.Scalar?, _ at: Int) -> Bool
  ) -> String {
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      guard scalars[index].isBlank else {
        if scalars[index] == "《" || scalars[index] == "》" { _ = keep(nil, nil, index) }
        result.append(scalars[index])
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, scalars[index].isBlank { index += 1 }
      if keep(result.last, index < scalars.count ? scalars[index] : nil, start) { result.append(" ") }
    }
    return String(result)
  }

  /// Where the number of a heading or an item ends: `（一） `, `一、 `, `第一部分 `, `1. `.
  private static func markerEnd(_ scalars: [Unicode.Scalar]) -> Int {
    for (index, scalar) in scalars.prefix(8).enumerated() {
      if scalar == "、" || scalar == "）" || scalar == ")" || scalar == "．" || scalar == "." { return index + 2 }
      if scalar == "分", index > 0, scalars[index - 1] == "部" { return index + 2 }
      guard scalar.isDigit || scalar.isHan || scalar.isBlank || scalar == "（" || scalar == "(" else { return 0 }
    }
    return 0
  }

  private static func isHanLike(_ scalar: Unicode.Scalar) -> Bool { scalar.isHan || scalar.isFullWidthPunctuation }

  private static func isFullStop(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "。" || scalar == "，" || scalar == "；" || scalar == "、"
  }

  /// `100, 200`: two numbers or one; left alone.
  private static func digitBefore(_ scalars: [Unicode.Scalar], _ at: Int) -> Bool {
    at >= 2 && scalars[at - 2].isDigit
  }

  /// `208 社会保障和就业支出`: a code and its name in one cell.
  private static func isCodeStart(_ scalars: [Unicode.Scalar]) -> Bool {
    let code = scalars.prefix { $0.isDigit }
    return (code.count == 3 || code.count == 5 || code.count == 7) && code.count < scalars.count
      && scalars[code.count].isBlank
  }
}
