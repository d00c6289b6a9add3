import GoujiCatalog
import Testing

/// The data files are read without a complaint: a line that nobody understands would be a rule that cannot fire.
@Suite struct DataFilesTests {
  @Test func everyLineIsUnderstood() {
    #expect(Vocabulary.standard.problems == [])
    #expect(FormBook.standard.problems == [])
    #expect(PhraseBook.standard.problems == [])
    #expect(RuleBook.standard.problems == [])
    #expect(Leftovers.standard.problems == [])
    #expect(PerformanceBook.standard.problems == [])
    #expect(Glossary.standard.problems == [])
    #expect(Genre.standard.problems == [])
  }

  @Test func theTenFormsAreThere() {
    let ids = Set(FormBook.standard.forms.filter(\.isNumbered).map(\.id))
    #expect(ids == Set((1...10).map { $0 < 10 ? "公开0\($0)" : "公开\($0)" }))
  }
}
