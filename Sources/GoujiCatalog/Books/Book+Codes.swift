// What is made of a book's tables of codes.

extension CodeCompletion {
  /// - Parameter book: whose explanations and pinyin of names count.
  package init(_ table: CodeTable, _ book: Book) { self.init(table, notes: book.notes, pinyin: book.syllables) }
}

extension OwnCodes {
  /// - Parameter book: whose tables it adds to.
  package init(_ bytes: [UInt8], over book: Book) {
    self.init(bytes, over: (book.functional, book.economic)) { book.pinyin }
  }
}
