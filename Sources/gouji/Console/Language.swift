/// The language of the command line's own words.
enum Language: String, Sendable, CaseIterable {
  case zh
  case en

  /// Of one text in both languages the one that was asked for.
  func callAsFunction(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    self == .zh ? chinese() : english()
  }
}

/// A fixed text in both languages.
struct Bilingual: Sendable {
  var zh: String
  var en: String

  init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  subscript(language: Language) -> String { language(zh, en) }
}
