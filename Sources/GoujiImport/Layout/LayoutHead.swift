/// The head of a form on a laid-out page: labels that wrap over lines are joined, and labels that stand over several
/// columns get a row of their own above them.
enum LayoutHead {
  /// Labels over several columns, and the labels below them.
  private static let groups: [String: @Sendable (Leaf) -> Bool] = [
    "项目": {
      $0.text.contains("编码") || $0.text.contains("代码") || $0.text == "科目名称" || ["类", "款", "项"].contains($0.text)
    },
    "本年支出": { ["小计", "合计", "基本支出", "项目支出", "人员经费", "公用经费"].contains($0.text) },
    "基本支出": { ["小计", "合计", "人员经费", "公用经费"].contains($0.text) },
    "公务用车购置及运行费": isCar,
    "公务用车购置及运行维护费": isCar,
  ]
  /// Labels that share the whole width of the form among them.
  private static let halves: Set<String> = ["收入", "支出", "人员经费", "公用经费", "预算数", "决算数"]

  private struct Leaf {
    var text: String
    var isBeforeCars = false
  }

  @Sendable private static func isCar(_ leaf: Leaf) -> Bool {
    leaf.text.hasPrefix("公务用车") || leaf.text == "小计" || leaf.isBeforeCars
  }

  private static func isCode(_ text: String) -> Bool { text.hasSuffix("编码") || text.hasSuffix("代码") }

  /// The label lines without the group labels, which would join the columns below them.
  static func leaves(_ head: [LayoutRegion.Line]) -> [LayoutRegion.Line] {
    let names = groupNames(head)
    return head.enumerated().map { index, line in
      var line = line
      line.segments.removeAll { names[index].contains($0.text.packed) }
      return line
    }
  }

  /// Which labels of each line are group labels: those that have other labels below them.
  private static func groupNames(_ head: [LayoutRegion.Line]) -> [Set<String>] {
    let texts = head.map { Set($0.segments.map(\.text.packed)) }
    let all = texts.reduce("") { $0 + $1.joined() }
    let hasCode = ["编码", "代码", "科目编", "科目代"].contains { all.contains($0) }
    return head.indices.map { index in
      let below = texts[(index + 1)...]
      return texts[index].filter { text in
        switch text {
        case "项目": hasCode
        case "本年支出": below.contains { $0.contains("小计") || $0.contains("合计") || $0.contains("基本支出") }
        case "基本支出": below.contains { $0.contains("人员经费") }
        case "公务用车购置及运行费", "公务用车购置及运行维护费": below.contains { $0.contains("小计") || $0.contains("合计") }
        case _ where isCode(text): below.contains { $0.isSuperset(of: ["类", "款", "项"]) }
        default: halves.contains(text) && !below.isEmpty && texts[index].isSubset(of: halves)
        }
      }
    }
  }

  /// The head as rows of `count` cells.
  static func rows(of head: [LayoutRegion.Line], columns: LayoutColumns, mapping: [Int], count: Int) -> [[String]] {
    guard !head.isEmpty, !columns.bands.isEmpty else { return [] }
    let names = groupNames(head)
    var leaves = [Leaf](repeating: Leaf(text: ""), count: columns.bands.count)
    for line in Self.leaves(head) {
      for (column, text) in columns.ofLabels.cells(of: line) {
        leaves[column].text = Cells.joined(leaves[column].text, text).packed
      }
    }
    for index in leaves.indices.dropLast() where leaves[index].text == "合计" {
      leaves[index].isBeforeCars = leaves[index + 1].text.hasPrefix("公务用车")
    }

    var labels: [(text: String, columns: ClosedRange<Int>)] = []
    for (index, line) in head.enumerated() {
      let inLine = line.segments.filter { names[index].contains($0.text.packed) }
      for (order, segment) in inLine.enumerated() {
        let text = segment.text.packed
        if let test = groups[text] ?? (isCode(text) ? { ["类", "款", "项"].contains($0.text) } : nil) {
          labels.append((text, range(around: columns.ofLabels.column(of: segment), leaves, test)))
        } else {
          labels.append((text, half(order, of: inLine.count, leaves)))
        }
      }
    }
    // A label stands one row below the labels that cover it.
    var table: [[String]] = []
    var depths = [Int](repeating: 0, count: columns.bands.count)
    func put(_ text: String, _ row: Int, _ column: Int) {
      while table.count <= row { table.append([String](repeating: "", count: count)) }
      let at = min(mapping.indices.contains(column) ? mapping[column] : column, max(0, count - 1))
      guard table[row].indices.contains(at) else { return }
      table[row][at] = Cells.joined(table[row][at], text)
    }
    for (text, columns) in labels {
      put(text, depths[columns.lowerBound], columns.lowerBound)
      for column in columns { depths[column] += 1 }
    }
    for (column, leaf) in leaves.enumerated() where !leaf.text.isEmpty { put(leaf.text, depths[column], column) }
    return table
  }

  /// The columns around `column` whose labels belong below the group.
  private static func range(around column: Int, _ leaves: [Leaf], _ test: (Leaf) -> Bool) -> ClosedRange<Int> {
    let near = leaves.indices.filter { test(leaves[$0]) }.min { abs($0 - column) < abs($1 - column) } ?? column
    var first = near
    var last = near
    while first > 0, test(leaves[first - 1]) { first -= 1 }
    while last + 1 < leaves.count, test(leaves[last + 1]) { last += 1 }
    return first...last
  }

  /// The panel of a form: each begins where the first label comes again.
  private static func half(_ order: Int, of count: Int, _ leaves: [Leaf]) -> ClosedRange<Int> {
    var starts = leaves.indices.filter { leaves[$0].text == leaves[0].text || $0 == 0 }
    if starts.count > count { starts = Array(starts.prefix(count)) }
    let first = order < starts.count ? starts[order] : leaves.count - 1
    let last = order + 1 < starts.count ? starts[order + 1] - 1 : leaves.count - 1
    return first...max(first, last)
  }
}
