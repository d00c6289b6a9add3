package import GoujiCatalog

/// A list of items without amounts: `人员经费…主要包括：基本工资、津贴补贴…`.
package struct ItemList: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    /// Economic code.
    package var code: UInt32
    /// Byte range in the block.
    package var range: Range<Int>
  }
  /// What the list is a list of.
  package var key: FactKey
  package var items: [Item]
  /// Byte range in the block, from the first item to the last.
  package var range: Range<Int>
  /// Whether it ends in 等, or names something that no table knows.
  package var isOpen: Bool
}
