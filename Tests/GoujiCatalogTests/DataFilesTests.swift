import GoujiCatalog
import GoujiSyntax
import Testing

/// The data files are read without a complaint: a line that nobody understands would be a rule that cannot fire.
@Suite struct DataFilesTests {
  @Test func everyLineIsUnderstood() {
    #expect(Vocabulary.standard.problems == [])
    #expect(FormBook.standard.problems == [])
    #expect(PhraseBook.standard.problems == [])
    #expect(RuleBook.standard.problems == [])
    #expect(Wording.standard.problems == [])
    #expect(PerformanceBook.standard.problems == [])
    #expect(Glossary.standard.problems == [])
    #expect(Genre.standard.problems == [])
  }

  @Test func theTenFormsAreThere() {
    let ids = Set(FormBook.standard.forms.filter(\.isNumbered).map(\.id))
    #expect(ids == Set((1...10).map { $0 < 10 ? "公开0\($0)" : "公开\($0)" }))
  }

  /// What says that a form is empty says so beside an office's own forms, too.
  @Test func anOfficesOwnFormsLeaveTheWordsForNothing() {
    let text = FoldedText("本部门本年度无政府性基金预算财政拨款收入、支出，政府性基金预算财政拨款收入支出决算表为空表。")
    let own = FormBook.standard.extended(with: Array("表 本县01 公务用车表\n".utf8), vocabulary: .standard)
    #expect(FormBook.standard.denial(in: text).isStated)
    #expect(own.denial(in: text) == FormBook.standard.denial(in: text))
  }
}
