package import GoujiCatalog
package import GoujiSyntax

extension SyntaxTree {
  /// The rows of a table above its body, rules among them left out; and which of those only number the columns.
  package func headRows(of block: Block, _ words: WordLists) -> (rows: [Int], counters: Set<Int>) {
    let grid = TableGrid(block.content.rows, text.bytes, blockStart: block.start, words)
    let rows = (0..<grid.bodyStart).filter { grid.rows[$0].style != .separator }
    return (rows, Set(rows.filter { TableGrid.isCounter(grid.cells[$0], words) }))
  }

  /// The rows of a table that are marked 存疑: nobody knows which columns their figures belong to.
  package func doubtfulRows(of block: Block, _ words: WordLists) -> [Int] {
    let grid = TableGrid(block.content.rows, text.bytes, blockStart: block.start, words)
    return grid.rows.indices.filter(grid.isDoubtful)
  }
}
