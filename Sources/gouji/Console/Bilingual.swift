import GoujiSyntax

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
