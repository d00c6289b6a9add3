import GoujiSyntax

/// How self-evaluation tables (绩效自评表) name their columns and rows.
package struct PerformanceBook: Sendable {
  /// Numbered from 0, so that a row's figures can be kept by what they are.
  package enum Column: Int, Sendable, CaseIterable {
    case name
    /// Counts the rows: no figure.
    case ordinal
    case initial
    case budget
    case received
    case spent
    case rate
    case target
    case actual
    case completion
    case weight
    case score
    /// The points of all indicators together, before those of the execution rate.
    case indicatorPoints
    case executionPoints
    case deduction
    case totalPoints

    /// As the data name it. No raw value: a name is then compared wherever one is looked up by it.
    var word: String {
      switch self {
      case .name: "名称"
      case .ordinal: "序号"
      case .initial: "年初"
      case .budget: "预算"
      case .received: "到位"
      case .spent: "执行"
      case .rate: "执行率"
      case .target: "目标"
      case .actual: "完成"
      case .completion: "完成率"
      case .weight: "分值"
      case .score: "得分"
      case .indicatorPoints: "指标得分"
      case .executionPoints: "执行得分"
      case .deduction: "减分"
      case .totalPoints: "总得分"
      }
    }
  }
  package enum Row: Sendable, CaseIterable {
    case projectName
    case fundTotal
    case grandTotal
    /// Names an office: what stands in it are no figures.
    case office

    var word: String {
      switch self {
      case .projectName: "项目名称"
      case .fundTotal: "资金总额"
      case .grandTotal: "总分"
      case .office: "单位"
      }
    }
  }

  package private(set) var problems: [DataProblem] = []
  private var columns: [[UInt16]: Column] = [:]
  private var labels: [[UInt16]: Column] = [:]
  private var rows: [[UInt16]: Row] = [:]
  /// Words of which one stands in every self-evaluation table.
  private var signs: Set<[UInt16]> = []
  /// What a cell says of an indicator that has been reached.
  private var done: Set<[UInt16]> = []
  /// Words behind a project's name with which its account in the text begins.
  package private(set) var accountOpenings: [[UInt16]] = []
  /// Units of points, and what stands behind a number that is part of a date.
  private var pointUnits: [[UInt16]] = []
  private var dateParts: [[UInt16]] = []
  private var openings = Openings()
  private var longest = 0
  /// `(万元)` behind a name.
  private static let longestUnit = 8

  package init(_ texts: [DataText]) {
    for line in DataLine.all(in: texts) {
      let (head, rest) = line.headAndRest
      guard let (meaning, list) = cut(rest, at: ["：", ":"]) else {
        problems.append(line.problem(.expected("列|签|行 含义 ： 说法、说法")))
        continue
      }
      let phrases = words(list).map(\.folded)
      let column = Column.allCases.first { $0.word == meaning }
      let row = Row.allCases.first { $0.word == meaning }
      switch head {
      case "列" where column != nil:
        for phrase in phrases { columns[phrase] = column }
      case "签" where column != nil:
        for phrase in phrases { labels[phrase] = column }
      case "行" where row != nil:
        for phrase in phrases { rows[phrase] = row }
      case "表" where meaning.isEmpty:
        signs.formUnion(phrases)
      case "成" where meaning.isEmpty:
        done.formUnion(phrases)
      case "分" where meaning.isEmpty:
        pointUnits += phrases
      case "日期" where meaning.isEmpty:
        dateParts += phrases
      case "篇" where meaning.isEmpty:
        accountOpenings += phrases
      default:
        problems.append(line.problem(Message(verbatim: "不认识“\(head) \(meaning)”")))
      }
    }
    for name in Array(columns.keys) + Array(labels.keys) + Array(rows.keys) + Array(signs) {
      openings.insert(name)
      longest = max(longest, name.count)
    }
  }

  package func column(headed text: [UInt16]) -> Column? {
    mayName(text) ? columns[text] ?? columns[withoutUnit(text)] : nil
  }

  /// What the number in the next cell is.
  package func column(labelled text: [UInt16]) -> Column? {
    mayName(text) ? labels[text] ?? labels[withoutUnit(text)] : nil
  }

  /// What the number behind a label is that a scan has cut into several cells, some of its characters misread: by the
  /// longest words of a label that it still holds.
  package func column(brokenLabel text: [UInt16]) -> Column? { longest(in: text, labels) }

  /// The row that a label names which a scan has cut into several cells: it ends with the name.
  package func row(brokenLabel text: [UInt16]) -> Row? {
    var found: (length: Int, row: Row)?
    for (name, row) in rows
    where name.count > found?.length ?? 0 && text.count > name.count && text.suffix(name.count).elementsEqual(name) {
      found = (name.count, row)
    }
    return found?.row
  }

  private func longest(in text: [UInt16], _ names: [[UInt16]: Column]) -> Column? {
    var found: (length: Int, column: Column)?
    for start in text.indices where start + 1 < text.count && openings.mayOpen(text[start], text[start + 1]) {
      for (name, column) in names where name.count > found?.length ?? 0 && text[start...].starts(with: name) {
        found = (name.count, column)
      }
    }
    return found?.column
  }

  package func row(named text: [UInt16]) -> Row? { mayName(text) ? rows[text] : nil }

  /// Whether a cell calls an indicator reached.
  package func meansDone(_ text: [UInt16]) -> Bool { text.count <= 4 && done.contains(text) }

  /// Whether a unit is one of points.
  package func countsPoints(_ unit: [UInt16]) -> Bool { !unit.isEmpty && pointUnits.contains(unit) }

  /// Whether a number with this character behind it is part of a date.
  package func opensDatePart(_ scalar: UInt16) -> Bool { dateParts.contains { $0.first == scalar } }

  /// Whether a cell with this text shows that its table is a self-evaluation.
  package func marksTable(_ text: [UInt16]) -> Bool { mayName(text) && signs.contains(text) }

  /// The words of a row's name that begin a text: `项目名称下达2023年…`.
  package func row(opening text: [UInt16]) -> (row: Row, length: Int)? {
    guard text.count > 1, openings.mayOpen(text[0], text[1]) else { return nil }
    for (name, row) in rows where text.count > name.count && text.starts(with: name) { return (row, name.count) }
    return nil
  }

  /// `执行率(%)` is 执行率, `项目预算金额(万元)` is 项目预算金额.
  private func withoutUnit(_ text: [UInt16]) -> [UInt16] {
    guard let open = text.lastIndex(of: 0x28), open > 0 else { return text }
    return Array(text[..<open])
  }

  /// Nearly all cells are told from every name at their first two characters. A unit may stand behind a name.
  private func mayName(_ text: [UInt16]) -> Bool {
    guard let first = text.first, text.count <= longest + Self.longestUnit else { return false }
    return openings.mayOpen(first, text.count > 1 ? text[1] : 0)
  }
}
