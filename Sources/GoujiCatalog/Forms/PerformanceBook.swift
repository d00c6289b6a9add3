package import GoujiSyntax

/// How self-evaluation tables (绩效自评表) name their columns and rows.
package struct PerformanceBook: Sendable {
  package enum Column: String, Sendable, CaseIterable {
    case budget = "预算"
    case spent = "执行"
    case rate = "执行率"
    case weight = "分值"
    case score = "得分"
  }
  package enum Row: String, Sendable, CaseIterable {
    case fundTotal = "资金总额"
    case grandTotal = "总分"
  }

  package private(set) var problems: [CatalogProblem] = []
  private var columns: [[UInt16]: Column] = [:]
  private var rows: [[UInt16]: Row] = [:]
  private var openings = Openings()
  private var longest = 0

  package static let standard = PerformanceBook(PackageResources.performance_txt)

  package init(_ bytes: [UInt8]) {
    for line in DataLine.all(in: bytes) {
      let (head, rest) = line.headAndRest
      guard let (meaning, list) = cut(rest, at: ["：", ":"]) else {
        problems.append(CatalogProblem(line: line.number - 1, message: "应为“列|行 含义 ： 说法、说法”"))
        continue
      }
      if head == "列", let column = Column(rawValue: meaning) {
        for word in words(list) { columns[word.folded] = column }
      } else if head == "行", let row = Row(rawValue: meaning) {
        for word in words(list) { rows[word.folded] = row }
      } else {
        problems.append(CatalogProblem(line: line.number - 1, message: "不认识“\(head) \(meaning)”"))
      }
    }
    for name in Array(columns.keys) + rows.keys {
      openings.insert(name)
      longest = max(longest, name.count)
    }
  }

  package func column(headed text: [UInt16]) -> Column? { mayName(text) ? columns[text] : nil }
  package func row(named text: [UInt16]) -> Row? { mayName(text) ? rows[text] : nil }

  /// Nearly all cells are told from every name at their first two characters.
  private func mayName(_ text: [UInt16]) -> Bool {
    guard let first = text.first, text.count <= longest else { return false }
    return openings.mayOpen(first, text.count > 1 ? text[1] : 0)
  }
}
