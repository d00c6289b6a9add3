package import GoujiSyntax

/// Words that readers look for, from one line of `words.txt`.
package final class WordList: Sendable {
  /// As the data write them, in their order.
  package let words: [String]
  /// The same, folded once.
  package let folded: [[UInt16]]

  init(_ words: [String]) {
    self.words = words
    folded = words.map(\.folded)
  }

  package func contains(_ text: [UInt16]) -> Bool { folded.contains(text) }

  /// Whether it is one of the words as they are written.
  package func contains(_ text: String) -> Bool { words.contains(text) }

  /// Whether a text holds one of the words.
  package func isIn(_ text: FoldedText) -> Bool { folded.contains { text.contains($0) } }

  /// The word that a text begins with.
  package func prefix(of text: ArraySlice<UInt16>) -> [UInt16]? { folded.first { text.starts(with: $0) } }

  package func begins(_ text: String) -> Bool { words.contains { text.hasPrefix($0) } }
  package func ends(_ text: String) -> Bool { words.contains { text.hasSuffix($0) } }
  package func isIn(_ text: String) -> Bool { words.contains { text.contains($0) } }
}

/// The lists of words that the program looks for, each by what it means, from `words.txt`. A list that is missing is told
/// among the problems; it is empty then. An object, because readers hand it on by the cell.
package final class WordLists: Sendable {
  package let problems: [DataProblem]

  // MARK: Cells of tables

  /// 合计、总计
  package let totals: WordList
  /// 小计
  package let subtotals: WordList
  /// 栏次: heads the row that numbers the columns.
  package let columnCounters: WordList
  /// 行次: heads the column that numbers the rows.
  package let rowCounters: WordList
  /// 栏次、行次、栏目、序号: whatever counts.
  package let counters: WordList
  /// 项目: heads the column of names.
  package let nameHeads: WordList
  /// 编码、代码: in the head of a column of codes.
  package let codeHeads: WordList
  /// 科目编码、功能分类科目编码: the whole head of a column of codes.
  package let codeTitles: WordList
  /// 科目名称、功能分类科目名称: the whole head of a column of names.
  package let nameTitles: WordList
  /// 类、款、项: heads of a code in three cells.
  package let codeParts: WordList
  /// 金额、决算数: heads that say nothing that the row does not.
  package let plainHeads: WordList
  /// 局: behind a name, it is a body's.
  package let bodyTails: WordList
  /// 其中：: in front of a row's name.
  package let amongWhich: WordList
  /// （台、辆）: behind a row's name, says how it is counted.
  package let unitTails: WordList

  /// What the columns or the rows of a table say that compares two years.
  package let comparisonHeads: ComparisonHeads

  // MARK: Notes and headings

  /// What a note says where 预算数 is the initial budget, and where it is the adjusted one.
  package let initialBudgetNotes: WordList
  package let annualBudgetNotes: WordList
  /// 绩效: in the heading of a section about performance.
  package let performance: WordList
  /// 非: in front of the name of some money, it is another's.
  package let not: WordList
  /// 附表、另附: in a heading that says that the forms stand elsewhere.
  package let attached: WordList
  /// What is written under a form without data that has no words of its own for that.
  package let emptyNote: WordList

  // MARK: Published texts

  /// 主管部门: in front of the cell that names the department.
  package let departmentCells: WordList
  /// （汇总）: behind a department's name.
  package let summedTails: WordList
  /// 金额单位、单位: fields that name a unit of money.
  package let unitKeys: WordList
  /// 人民币: in front of a unit of money.
  package let currencies: WordList
  /// 目录: over a table of contents.
  package let contentsTitles: WordList
  /// 金额单位、部门: fields that stand beside one another above a form; the last one is also the end of another.
  package let furnitureKeys: WordList
  /// 项目、栏次: in a form's head where a department's name should stand.
  package let formHeads: WordList
  /// 本表: how a further remark of a note begins.
  package let remarkOpenings: WordList
  /// 本部门: how a sentence begins, so that the line above had ended.
  package let sentenceOpenings: WordList
  /// Characters that no sentence ends with.
  package let unfinishedEnds: WordList
  /// Words of texts in traditional characters.
  package let traditionalSigns: WordList

  init(_ texts: [DataText]) {
    var lists: [String: [String]] = [:]
    var problems: [DataProblem] = []
    var known: Set<String> = []
    for line in DataLine.all(in: texts) {
      guard let (name, list) = cut(line.text, at: ["："]) else {
        problems.append(line.problem(.expected("类 ： 词、词")))
        continue
      }
      lists[name, default: []] += GoujiCatalog.words(list)
    }
    func list(_ name: String) -> WordList {
      known.insert(name)
      if lists[name] == nil {
        problems.append(
          DataProblem(file: texts.first?.name ?? "", line: 0, message: Message(verbatim: "没有“\(name)”一类，程序要用到它"))
        )
      }
      return WordList(lists[name] ?? [])
    }
    totals = list("合计")
    subtotals = list("小计")
    columnCounters = list("栏次")
    rowCounters = list("行次")
    counters = list("次序")
    nameHeads = list("名称栏")
    codeHeads = list("编码栏")
    codeTitles = list("编码题")
    nameTitles = list("名称题")
    codeParts = list("编码级")
    plainHeads = list("泛栏")
    bodyTails = list("机构尾")
    amongWhich = list("其中")
    unitTails = list("量词")
    comparisonHeads = ComparisonHeads(
      previous: list("对比上年"),
      current: list("对比本年"),
      ofYear: list("对比年"),
      change: list("对比额"),
      rate: list("对比幅度")
    )
    initialBudgetNotes = list("年初预算注")
    annualBudgetNotes = list("全年预算注")
    performance = list("绩效")
    not = list("非")
    attached = list("另附")
    emptyNote = list("空表注")
    departmentCells = list("部门格")
    summedTails = list("汇总")
    unitKeys = list("单位项")
    currencies = list("币种")
    contentsTitles = list("目录")
    furnitureKeys = list("表饰")
    formHeads = list("表头")
    remarkOpenings = list("续注")
    sentenceOpenings = list("句首")
    unfinishedEnds = list("未完")
    traditionalSigns = list("繁体")
    for name in lists.keys.sorted() where !known.contains(name) {
      problems.append(
        DataProblem(file: texts.first?.name ?? "", line: 0, message: Message(verbatim: "程序里没有“\(name)”一类"))
      )
    }
    self.problems = problems
  }
}
