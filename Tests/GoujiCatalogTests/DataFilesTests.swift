import GoujiSyntax
import Testing

@testable import GoujiCatalog

/// The data files are read without a complaint: a line that nobody understands would be a rule that cannot fire.
@Suite struct DataFilesTests {
  @Test func everyLineIsUnderstood() {
    for book in Books.embedded.all + [Books.embedded.book(for: "不知是什么报告")] {
      #expect(book.problems == [], "\(book.kind.id)")
    }
  }

  @Test func everyClassThatChecksAskForIsThere() {
    let wording = Books.embedded.usual.wording
    for name in WordClass.allCases {
      #expect(!wording.words(name).isEmpty || !wording.classes(of: name).isEmpty, "\(name.rawValue)")
    }
  }

  /// A file that no reader asks for would be rules that never apply.
  @Test func everyFileIsRead() {
    let names = EmbeddedData.files.map { "\($0.path)" }
    let read = ([BookFolder.shared] + BookFolder.kinds).flatMap { folder in
      BookFile.allCases.filter(folder.holds).map { "\(folder.name)/\($0.rawValue)" }
    }
    #expect(Set(names) == Set(read))
    #expect(BookFolder.shared.text(.kind) == nil)
  }

  /// What the program asks the data for by name is told where it is missing, and asked for no more.
  @Test func whatTheProgramNeedsIsMissed() {
    let concepts = Vocabulary([]).problems.map(\.message.zh)
    #expect(concepts.count == 7 && concepts.contains("没有概念“绩效.得分”，程序要用到它"))
    let lists = WordLists([DataText(name: "字词", bytes: Array("合计 ： 合计\n不知 ： 甲\n没有冒号\n".utf8))])
    #expect(lists.problems.count > 20)
    let expected = DataProblem(
      file: "字词",
      line: 2,
      message: Message(zh: "应为“类 ： 词、词”", en: "this should read “类 ： 词、词”")
    )
    #expect(lists.problems.contains(expected))
    #expect(lists.problems.map(\.message.zh).contains("程序里没有“不知”一类"))
    #expect(!lists.problems.map(\.message.zh).contains("没有“合计”一类，程序要用到它"))
    #expect(lists.totals.words == ["合计"] && lists.subtotals.words == [])
  }

  @Test func theTenFormsAreThere() {
    let ids = Set(Books.embedded.usual.forms.forms.filter(\.isNumbered).map(\.id))
    #expect(ids == Set((1...10).map { $0 < 10 ? "公开0\($0)" : "公开\($0)" }))
  }

  /// What says that a form is empty says so beside an office's own forms, too.
  @Test func anOfficesOwnFormsLeaveTheWordsForNothing() {
    let text = FoldedText("本部门本年度无政府性基金预算财政拨款收入、支出，政府性基金预算财政拨款收入支出决算表为空表。")
    let own = Books.embedded.usual.forms.extended(
      with: Array("表 本县01 公务用车表\n".utf8),
      vocabulary: Books.embedded.usual.vocabulary
    )
    #expect(Books.embedded.usual.forms.denial(in: text).isStated)
    #expect(own.denial(in: text) == Books.embedded.usual.forms.denial(in: text))
  }
}
