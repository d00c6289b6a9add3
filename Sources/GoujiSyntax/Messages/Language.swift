/// A language that Gouji speaks.
package enum Language: String, Sendable, CaseIterable {
  case zh
  case en

  /// Of one text in both languages the one that was asked for.
  package func callAsFunction(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    self == .zh ? chinese() : english()
  }
}
