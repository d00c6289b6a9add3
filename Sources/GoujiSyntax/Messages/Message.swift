/// What is said to people, in every language that Gouji speaks.
///
/// Both texts stand at one place, beside what finds it: `Message(zh: "缺少\(form)表", en: "the form \(form) is missing")`. What
/// is put into them may be a message itself and then comes in the language of the text around it. Names of forms, rows,
/// accounts and codes stay as the draft has them in both: they are what the reader has to find there.
package struct Message: Hashable, Sendable {
  package let zh: String
  package let en: String

  package init(zh: Phrase<InChinese>, en: Phrase<InEnglish>) {
    self.zh = zh.text
    self.en = en.text
  }

  /// A name or a figure, which is the same in both, or a remark on the program's own data, which only its authors see.
  package init(verbatim text: String) {
    zh = text
    en = text
  }

  private init(zh: String, and en: String) {
    self.zh = zh
    self.en = en
  }

  package subscript(language: Language) -> String { language == .zh ? zh : en }

  /// Clauses one behind the other.
  package static func joined(_ clauses: [Message], zh separator: String = "；", en other: String = "; ") -> Message {
    Message(
      zh: clauses.map(\.zh).joined(separator: separator),
      and: clauses.map(\.en).joined(separator: other)
    )
  }

  /// This, and another clause behind it.
  package func then(_ clause: Message) -> Message { .joined([self, clause]) }

  package static func + (first: Message, second: Message) -> Message {
    Message(zh: first.zh + second.zh, and: first.en + second.en)
  }

  package var isEmpty: Bool { zh.isEmpty && en.isEmpty }
}

/// Which language a phrase is in.
package protocol Tongue { static var language: Language { get } }

package enum InChinese: Tongue { package static let language = Language.zh }

package enum InEnglish: Tongue { package static let language = Language.en }

/// A text in one language, written as a literal; messages inside of it come in that language.
package struct Phrase<T: Tongue>: ExpressibleByStringInterpolation, Sendable {
  let text: String

  package init(stringLiteral text: String) { self.text = text }

  package init(stringInterpolation interpolation: Interpolation) { text = interpolation.text }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ message: Message) { text += message[T.language] }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) { text += value.description }
  }
}
