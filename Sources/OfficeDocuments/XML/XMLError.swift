/// Where a text is not well-formed XML, or more deeply nested than is read.
package struct XMLError: Error, Equatable, Sendable {
  package enum Kind: Hashable, Sendable {
    case syntax
    /// An end tag without its start tag, or the other way round.
    case tags
    /// Text or a second element beside the root, or no root.
    case root
    /// A prefix without its declaration.
    case prefix
    case depth
  }

  package var kind: Kind
  /// In the UTF-8 text.
  package var offset: Int
}
