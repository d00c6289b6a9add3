package import GoujiCatalog

/// Where a project's evaluation names it.
package struct ProjectAccount: Sendable, Equatable {
  package var name: ProjectName
  /// Bytes in the block.
  package var range: Range<Int>
}
