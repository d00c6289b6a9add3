package import GoujiSyntax

/// One layout of a public form: what its rows and columns mean.
package struct Form: Sendable {
  package enum Rows: Sendable {
    case functional, economic, labelled, unnamed
    /// Names that only the draft knows (projects): all but the total are its parts.
    case free
  }

  /// A column of figures.
  package struct Column: Sendable {
    /// Header texts, folded; years as `HeadYears` marks them.
    package var headers: [[UInt16]]
    package var binding: Binding
    package var isOptional: Bool
    package var content = Content.figure

    package enum Content: Sendable, Hashable {
      /// What the binding measures.
      case figure
      /// How much it has changed since last year, and by how much per cent.
      case change
      case growth
    }
  }

  /// A block of columns that stands beside others and has row names of its own.
  package struct Panel: Sendable {
    package var binding = Binding()
    package var columns: [Column] = []
    /// Headers of columns that hold no figure (行次).
    package var ignored: [[UInt16]] = []
    /// Row names that mean something special in this panel, folded.
    package var rows: [[UInt16]: Binding] = [:]
  }

  /// A row name that means something special below another row.
  package struct Subrow: Sendable {
    package var parents: [[UInt16]]
    package var labels: [[UInt16]]
    package var binding: Binding
  }

  /// `公开03`; a form outside the numbered set goes by a name of its own.
  package var id: String
  /// Whether it is one of the numbered forms that every office publishes, and not a province's own.
  package var isNumbered = true
  package var title: String
  /// All titles, folded, the main one first.
  package var titles: [[UInt16]] = []
  package var binding = Binding()
  package var rows = Rows.labelled
  package var panels: [Panel] = []
  package var subrows: [Subrow] = []
  /// Whether the note below the table says which budget its 预算数 is.
  package var budgetIsOpen = false
  /// The rows of the empty form, bars and all; a cell `$` is to be filled in.
  package var sample: [String] = []
  /// Whether every disclosure has it; and the figures without which nobody misses it.
  package var isRequired = false
  /// Whether the department's is the sum of those of its units.
  package var isSummed = false
  package var presupposition: Binding?
  /// The level that its rows have to go down to.
  package var detail: CodeLevel?
  /// Whether some regions put it elsewhere among the forms.
  package var hasNoPlace = false
  /// The words for what an empty form has nothing of, and the note that says so.
  package var emptyWords: [[UInt16]] = []
  package var emptyNote: String?
}

/// All public forms with their layouts, in the order in which they are tried.
package struct FormBook: Sendable {
  package private(set) var forms: [Form] = []
  package private(set) var problems: [DataProblem] = []
  /// Words that say that there is none.
  private var denials: [[UInt16]] = []
  private var denialOpenings = Openings()
  /// Words that say when there would be none.
  private var suppositions: [[UInt16]] = []
  /// Words that make another form of a title that stands right behind them (`项目` + `支出决算表`).
  private var parting: [[UInt16]] = []
  /// What stands in front of the number of a form (公开06表).
  private var numberSigns: [[UInt16]] = []
  /// What words of a head say that are no phrases of their own (`预算数`).
  private var headWords: [[UInt16]: Binding] = [:]
  /// The titles of all forms by their first character: captions are looked through by what may begin in them, for there are
  /// a hundred titles.
  private var titles: [UInt16: [Title]] = [:]
  private var titleOpenings = Openings()
  /// The forms that may have nothing in them.
  private var emptyForms: [(id: String, words: [[UInt16]])] = []

  private struct Title {
    var text: [UInt16]
    var form: String
    /// Among all titles; of equally long ones the first counts.
    var rank: Int
  }

  package init(_ texts: [DataText], vocabulary: Vocabulary) {
    for line in DataLine.all(in: texts) { read(line, vocabulary) }
    arrange()
  }

  /// This book with an office's own layouts, which are tried first. Its problems are those of the office's lines.
  package func extended(with bytes: [UInt8], vocabulary: Vocabulary) -> FormBook {
    var own = FormBook([DataText(bytes: bytes)], vocabulary: vocabulary)
    own.forms += forms
    own.denials += denials
    own.suppositions += suppositions
    own.parting += parting
    own.numberSigns += numberSigns
    own.headWords.merge(headWords) { own, _ in own }
    own.arrange()
    return own
  }

  /// Lays out what has been read for looking things up.
  private mutating func arrange() {
    shareTitles()
    summed = Set(forms.filter(\.isSummed).map(\.id))
    denialOpenings = Openings()
    for denial in denials { denialOpenings.insert(denial) }
    titles = [:]
    titleOpenings = Openings()
    emptyForms = []
    var rank = 0
    var seen: Set<String> = []
    for form in forms {
      // Layouts of one id have the same titles.
      for text in seen.insert(form.id).inserted ? form.titles : [] {
        guard let first = text.first else { continue }
        titles[first, default: []].append(Title(text: text, form: form.id, rank: rank))
        titleOpenings.insert(text)
        rank += 1
      }
      if !form.emptyWords.isEmpty { emptyForms.append((form.id, form.emptyWords)) }
    }
  }

  private mutating func shareTitles() {
    // A layout that repeats an id shares the titles of the id's first layout, and adds its own.
    for index in forms.indices {
      let all = forms.filter { $0.id == forms[index].id }.flatMap(\.titles)
      forms[index].titles = all.reduce(into: []) { titles, title in
        let bare = title.filter { $0 != Self.quote }
        if !titles.contains(bare) { titles.append(bare) }
      }
    }
  }

  /// 表: every title ends in it.
  private static let formSign = "表".folded[0]
  private static let quote = "“".folded[0]

  /// The layouts of a form by its id.
  package func layouts(id: String) -> [Form] { forms.filter { $0.id == id } }

  /// The id of the form that a caption names by the longest title in it.
  package func id(caption: FoldedText) -> String? {
    guard caption.scalars.contains(Self.formSign) else { return nil }
    let bare = caption.scalars.contains(Self.quote) ? caption.scalars.filter { $0 != Self.quote } : caption.scalars
    var best: Title?
    for start in bare.indices where titleOpenings.mayOpen(bare[start], start + 1 < bare.count ? bare[start + 1] : 0) {
      for title in titles[bare[start]] ?? []
      where isBetter(title, than: best) && holds(bare, title.text, at: start) && !isParted(bare, start) {
        best = title
      }
    }
    return best?.form
  }

  private func isBetter(_ title: Title, than other: Title?) -> Bool {
    guard let other else { return true }
    return title.text.count > other.text.count || title.text.count == other.text.count && title.rank < other.rank
  }

  /// Whether a title at this place is but the end of another one.
  private func isParted(_ caption: [UInt16], _ start: Int) -> Bool {
    parting.contains { holds(caption, $0, at: start - $0.count) }
  }

  private func holds(_ text: [UInt16], _ phrase: [UInt16], at start: Int) -> Bool {
    guard start >= 0, start + phrase.count <= text.count else { return false }
    return phrase.indices.allSatisfy { text[start + $0] == phrase[$0] }
  }

  /// The number that a caption gives its form, as the draft counts them: `公开06` of `公开06表`.
  package func number(caption: FoldedText) -> String? {
    for sign in numberSigns {
      guard let start = caption.firstIndex(of: sign) else { continue }
      let digits = caption.scalars[(start + sign.count)...].prefix(while: isDigit)
      let end = start + sign.count + digits.count
      if (1...2).contains(digits.count), end < caption.count, caption.scalars[end] == Self.formSign {
        return caption.string(start..<end)
      }
    }
    return nil
  }

  /// Whether a word of a head says nothing but a stage or a total (`预算数`, `小计`).
  package func isHeadWord(_ text: [UInt16]) -> Bool { headWords[text] != nil }

  /// The main title of a form.
  package func title(id: String) -> String? { forms.first { $0.id == id }?.title }

  /// The level that the rows of a form have to go down to; nil where nothing is asked.
  package func detail(of id: String) -> CodeLevel? { forms.first { $0.id == id && $0.detail != nil }?.detail }

  /// Whether a form is one of the numbered ones.
  package func isNumbered(_ id: String) -> Bool { forms.first { $0.id == id }?.isNumbered ?? false }

  /// Whether a form stands at the same place among the others everywhere.
  package func hasPlace(_ id: String) -> Bool { !forms.contains { $0.id == id && $0.hasNoPlace } }

  /// The form with its rows and no figures, as `Form.sample` writes it.
  package func sample(id: String) -> [String] { forms.first { $0.id == id && !$0.sample.isEmpty }?.sample ?? [] }

  private mutating func read(_ line: DataLine, _ vocabulary: Vocabulary) {
    let (head, rest) = line.headAndRest
    if head == "没有" {
      denials += words(cut(rest, at: ["："])?.after ?? rest).map(\.folded)
      return
    }
    if head == "假如" {
      suppositions += words(cut(rest, at: ["："])?.after ?? rest).map(\.folded)
      return
    }
    if head == "题前" {
      parting += words(cut(rest, at: ["："])?.after ?? rest).map(\.folded)
      return
    }
    if head == "表号" {
      numberSigns += words(cut(rest, at: ["："])?.after ?? rest).map(\.folded)
      return
    }
    if head == "表头" {
      guard let (list, meaning) = cut(rest, at: ["=>"]), let binding = vocabulary.binding(meaning) else {
        return report(line, .expected("表头 说法、说法 => 含义"))
      }
      for word in words(list) { headWords[HeadYears.folded(word)] = binding }
      return
    }
    if head == "表" || head == "另表" {
      let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return report(line, .expected("\(head) 编号 标题")) }
      var form = Form(id: parts[0], title: parts[1])
      form.titles = [parts[1].folded]
      form.isNumbered = head == "表"
      forms.append(form)
      return
    }
    guard var form = forms.popLast() else {
      return report(line, Message(zh: "“\(head)”之前要先有“表”", en: "before “\(head)” there should be “表”"))
    }
    if let message = form.read(head, rest, vocabulary) { report(line, message) }
    forms.append(form)
  }

  /// Whether a text says that there is none of something; and of which forms it says so.
  package func denial(in text: FoldedText) -> (isStated: Bool, forms: [String]) {
    guard isDenied(in: text) else { return (false, []) }
    return (true, emptyForms.filter { form in form.words.contains { text.contains($0) } }.map(\.id))
  }

  /// Where a word begins that says that there is none, and that ends at a place.
  package func denial(in text: FoldedText, endingAt end: Int) -> Int? {
    denials.lazy.map { end - $0.count }.filter { start in
      denials.contains { start + $0.count == end && text.hasPrefix($0, at: start) }
    }.min()
  }

  /// Whether what is said in `range` only supposes that there is none: `当此表数据为空时，即…无`.
  package func supposes(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    suppositions.contains { word in
      text.firstIndex(of: word, from: range.lowerBound).map { $0 < range.upperBound } ?? false
    }
  }

  private func isDenied(in text: FoldedText) -> Bool {
    let scalars = text.scalars
    return scalars.indices.contains { index in
      denialOpenings.mayOpen(scalars[index], index + 1 < scalars.count ? scalars[index + 1] : 0)
        && denials.contains { text.hasPrefix($0, at: index) }
    }
  }

  /// What a head's texts above a column say together, from the top; nil where one of them says nothing.
  package func binding(headed path: [[UInt16]], _ vocabulary: Vocabulary) -> Binding? {
    var result = Binding()
    for text in path {
      guard let meaning = headWords[text] ?? vocabulary.meaning(of: text) else { return nil }
      result = result.overlaid(by: meaning)
    }
    return result
  }

  /// The ids of the forms that are sums of those of the units.
  package private(set) var summed: Set<String> = []

  /// The forms that every disclosure has, in their order.
  package var required: [Form] { forms.filter(\.isRequired) }

  private mutating func report(_ line: DataLine, _ message: Message) {
    problems.append(line.problem(message))
  }
}

extension Form {
  /// Reads one line of a form's description; answers what is wrong with it, if anything.
  fileprivate mutating func read(_ head: String, _ rest: String, _ vocabulary: Vocabulary) -> Message? {
    switch head {
    case "题":
      titles += words(rest).map(\.folded)
    case "属":
      guard let binding = vocabulary.binding(rest) else {
        return Message(zh: "“\(rest)”里有不认识的词", en: "an unknown word in “\(rest)”")
      }
      self.binding = binding
    case "科目":
      guard rest == "功能" || rest == "经济" else { return Message(zh: "科目应为“功能”或“经济”", en: "科目 should be “功能” or “经济”") }
      rows = rest == "功能" ? .functional : .economic
    case "行名":
      rows = .labelled
    case "无行名":
      rows = .unnamed
    case "行随意":
      rows = .free
    case "预算列待定":
      budgetIsOpen = true
    case "样":
      sample.append(rest)
    case "应有":
      isRequired = true
      guard !rest.isEmpty else { break }
      guard let binding = vocabulary.binding(rest) else {
        return Message(zh: "“\(rest)”里有不认识的词", en: "an unknown word in “\(rest)”")
      }
      presupposition = binding
    case "细到":
      detail = CodeLevel.allCases.first { $0.name == rest }
      if detail == nil { return Message(zh: "“细到”应为类、款或项", en: "“细到” takes 类, 款 or 项") }
    case "次序不拘":
      hasNoPlace = true
    case "汇总":
      isSummed = true
    case "空表":
      guard let (list, note) = cut(rest, at: ["=>"]) else { return .expected("空表 说法、说法 => 注文") }
      emptyWords = words(list).map(\.folded)
      emptyNote = note
    case "栏":
      guard let binding = vocabulary.binding(rest) else {
        return Message(zh: "“\(rest)”里有不认识的词", en: "an unknown word in “\(rest)”")
      }
      panels.append(Panel(binding: binding))
    case "略":
      withLastPanel { $0.ignored += words(rest).map(\.folded) }
    case "列", "列?", "增列", "增列?", "增幅列", "增幅列?":
      guard let (headers, meaning) = cut(rest, at: ["=>"]) else { return .expected("\(head) 说法、说法 => 含义") }
      guard let binding = vocabulary.binding(meaning) else {
        return Message(zh: "“\(meaning)”里有不认识的词", en: "an unknown word in “\(meaning)”")
      }
      var column = Column(
        headers: words(headers).map(HeadYears.folded),
        binding: binding,
        isOptional: head.hasSuffix("?")
      )
      if head.hasPrefix("增列") { column.content = .change }
      if head.hasPrefix("增幅列") { column.content = .growth }
      withLastPanel { $0.columns.append(column) }
    case "行", "子行":
      guard let (where_, rule) = cut(rest, at: ["：", ":"]), let (labels, meaning) = cut(rule, at: ["=>"]),
        let binding = vocabulary.binding(meaning)
      else { return .expected("\(head) 所在 ： 行名、行名 => 含义") }
      if head == "子行" {
        subrows.append(
          Subrow(parents: words(where_).map(\.folded), labels: words(labels).map(\.folded), binding: binding)
        )
      } else {
        let panel = vocabulary.binding(where_) ?? Binding()
        for index in panels.indices where where_.isEmpty || panels[index].binding == panel {
          for label in words(labels) { panels[index].rows[label.folded] = binding }
        }
      }
    default:
      return Message(zh: "不认识“\(head)”", en: "“\(head)” is not known")
    }
    return nil
  }

  private mutating func withLastPanel(_ change: (inout Panel) -> Void) {
    if panels.isEmpty { panels.append(Panel()) }
    change(&panels[panels.count - 1])
  }
}
