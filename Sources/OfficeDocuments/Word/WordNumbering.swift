/// The lists of a Word file (ISO/IEC 29500-1, section 17.9): what stands in front of a paragraph without being its text.
struct WordNumbering {
  struct Level {
    var start = 1
    var format = "decimal"
    /// `%1` to `%9` stand for the numbers of the levels.
    var text = ""
    /// The level, 1-based, after which this one begins anew; 0 never; nil after every higher one.
    var restart: Int?
    /// All numbers are shown as decimal.
    var isLegal = false
    var suffix = "tab"
    var style: String?
  }

  private struct Definition {
    var levels: [Int: Level] = [:]
    /// The style that holds the levels instead.
    var linkedStyle: String?
    /// The style for which this definition holds the levels.
    var ownStyle: String?
  }

  private struct List {
    var definition = ""
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private static let levelCount = 9

  private var definitions: [String: Definition] = [:]
  private var lists: [String: List] = [:]
  /// The numbers last given, by definition: lists of one definition go on with one another.
  private var counters: [String: [Int?]] = [:]
  /// Lists whose own start has been taken, with the level.
  private var begun: Set<String> = []

  init() {}

  init(_ bytes: [UInt8]) throws(XMLError) {
    var reader = XMLReader(bytes)
    while let event = try reader.next() {
      guard event == .start, reader.namespace == .wordprocessing else { continue }
      switch reader.name {
      case "abstractNum":
        guard let id = reader.word("abstractNumId") else { continue }
        definitions[id] = try WordNumbering.definition(&reader)
      case "num":
        guard let id = reader.word("numId") else { continue }
        lists[id] = try WordNumbering.list(&reader)
      default: continue
      }
    }
  }

  private static func definition(_ reader: inout XMLReader) throws(XMLError) -> Definition {
    var definition = Definition()
    try reader.forEachChild { (reader) throws(XMLError) in
      switch reader.name {
      case "numStyleLink": definition.linkedStyle = reader.word("val")
      case "styleLink": definition.ownStyle = reader.word("val")
      case "lvl":
        guard let index = reader.word("ilvl").flatMap({ Int($0) }) else { return }
        definition.levels[index] = try level(&reader)
      default: break
      }
    }
    return definition
  }

  private static func list(_ reader: inout XMLReader) throws(XMLError) -> List {
    var list = List()
    try reader.forEachChild { (reader) throws(XMLError) in
      if reader.name == "abstractNumId" { list.definition = reader.word("val") ?? "" }
      guard reader.name == "lvlOverride", let index = reader.word("ilvl").flatMap({ Int($0) }) else { return }
      try reader.forEachChild { (reader) throws(XMLError) in
        if reader.name == "startOverride" { list.starts[index] = reader.word("val").flatMap { Int($0) } }
        if reader.name == "lvl" { list.levels[index] = try level(&reader) }
      }
    }
    return list
  }

  private static func level(_ reader: inout XMLReader) throws(XMLError) -> Level {
    var level = Level()
    // Newer formats stand in alternative content, with one that older programs know beside them.
    try reader.forEachChild { (reader) throws(XMLError) in
      switch reader.name {
      case "start": level.start = reader.word("val").flatMap { Int($0) } ?? 1
      case "numFmt": level.format = reader.word("val") ?? "decimal"
      case "lvlText": level.text = reader.word("val") ?? ""
      case "lvlRestart": level.restart = reader.word("val").flatMap { Int($0) }
      case "isLgl": level.isLegal = WordSwitch.isOn(reader.word("val") ?? "1")
      case "suff": level.suffix = reader.word("val") ?? "tab"
      case "pStyle": level.style = reader.word("val")
      case "AlternateContent":
        try reader.forEachChild { (reader) throws(XMLError) in
          guard reader.name == "Fallback" else { return }
          try reader.forEachChild { (reader) throws(XMLError) in
            if reader.name == "numFmt" { level.format = reader.word("val") ?? "decimal" }
          }
        }
      default: break
      }
    }
    return level
  }

  /// The levels of a list, its own before those of its definition.
  private func levels(_ list: List, styles: WordStyles) -> [Int: Level] {
    var definition = definitions[list.definition] ?? Definition()
    if definition.levels.isEmpty, let style = definition.linkedStyle,
      let linked = definitions.values.first(where: { $0.ownStyle == style })
    {
      definition = linked
    }
    return definition.levels.merging(list.levels) { $1 }
  }

  /// The number in front of a paragraph, and counts it.
  mutating func label(_ properties: WordParagraphProperties, styles: WordStyles) -> String {
    let inherited = styles.numbering(properties)
    guard let id = properties.list ?? inherited?.list, let list = lists[id] else { return "" }
    let levels = levels(list, styles: styles)
    let ofStyle = inherited.flatMap { inherited in
      inherited.level ?? levels.first { $0.value.style == inherited.style }?.key
    }
    let index = properties.listLevel ?? (properties.list == nil ? ofStyle : nil) ?? 0
    guard (0..<WordNumbering.levelCount).contains(index), let level = levels[index] else { return "" }
    count(list, id: id, at: index, levels)
    let numbers = counters[list.definition] ?? []
    return WordNumbering.text(level, numbers: numbers, levels)
  }

  private mutating func count(_ list: List, id: String, at index: Int, _ levels: [Int: Level]) {
    var numbers = counters[list.definition] ?? Array(repeating: nil, count: WordNumbering.levelCount)
    if let start = list.starts[index], begun.insert("\(id) \(index)").inserted {
      numbers[index] = start
    } else {
      numbers[index] =
        numbers[index].map { $0 < Int(Int32.max) ? $0 + 1 : $0 } ?? list.starts[index]
        ?? levels[index]?.start ?? 1
    }
    // A level that was passed over shows its first number.
    for higher in 0..<index where numbers[higher] == nil { numbers[higher] = levels[higher]?.start ?? 1 }
    for lower in (index + 1)..<max(WordNumbering.levelCount, index + 1) {
      let restart = levels[lower]?.restart ?? lower
      if restart > index { numbers[lower] = nil }
    }
    counters[list.definition] = numbers
  }

  private static func text(_ level: Level, numbers: [Int?], _ levels: [Int: Level]) -> String {
    if level.format == "bullet" { return "" }
    var result = ""
    var characters = level.text[...]
    while let character = characters.popFirst() {
      guard character == "%", let digit = characters.first?.wholeNumberValue, (1...levelCount).contains(digit) else {
        result.append(character)
        continue
      }
      characters.removeFirst()
      guard digit - 1 < numbers.count, let number = numbers[digit - 1] else { continue }
      result += WordNumberFormat.text(
        number,
        format: level.isLegal ? "decimal" : levels[digit - 1]?.format ?? "decimal"
      )
    }
    guard !result.isEmpty, level.suffix != "nothing" else { return result }
    // A sign that fills a square brings its own distance.
    let hasDistance = level.suffix != "space" && result.last.map { "、，。．：；）】》〕］".contains($0) } == true
    return hasDistance ? result : result + " "
  }
}
