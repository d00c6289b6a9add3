import GoujiAnalysis
import GoujiSyntax
import LanguageServerProtocol

extension Feature {
  static let formatting = Feature(
    .request(.formatting) { draft, _ in draft.edits(Formatter.edits(for: draft.analysis.tree)) },
    declare: { capabilities, _ in capabilities.documentFormattingProvider = true }
  )

  static let rangeFormatting = Feature(
    .request(.rangeFormatting) { draft, params in
      draft.edits(Formatter.edits(for: draft.analysis.tree, in: draft.offsets(params.range)))
    },
    .request(.rangesFormatting) { draft, params in
      // A table that two ranges touch is laid out once.
      var edits: [TextEdit] = []
      for range in params.ranges {
        edits += Formatter.edits(for: draft.analysis.tree, in: draft.offsets(range)).filter { !edits.contains($0) }
      }
      return draft.edits(edits)
    },
    declare: { capabilities, _ in
      capabilities.documentRangeFormattingProvider = LSP.DocumentRangeFormattingOptions(rangesSupport: true)
    }
  )

  /// A row of a table is aligned when it is ended, by its last bar or by a line break.
  static let onTypeFormatting = Feature(
    .request(.onTypeFormatting) { draft, params in
      let offset = draft.offset(params.position)
      let line = draft.text.lineRange(draft.text.line(at: offset))
      // A bar in the middle of a row does not end it.
      if params.ch == "|", draft.text[offset..<max(offset, line.upperBound)].contains(where: { !$0.isWhitespace }) {
        return []
      }
      let edits = Formatter.rowEdits(at: offset, in: draft.analysis.tree)
      // Enter in a row that has only been begun ends the table.
      if params.ch == "\n", let begun = draft.emptyRow(above: line) {
        return draft.edits([TextEdit(range: begun, newText: "")])
      }
      // A row that an editor has begun on the new line is left alone: its writer is in it.
      guard params.ch == "\n" else { return draft.edits(edits) }
      return draft.edits(
        edits.filter { $0.range.upperBound < line.lowerBound || $0.range.lowerBound > line.upperBound }
      )
    },
    declare: { capabilities, _ in
      capabilities.documentOnTypeFormattingProvider = LSP.DocumentOnTypeFormattingOptions(
        firstTriggerCharacter: "\n",
        moreTriggerCharacter: ["|"]
      )
    }
  )
}

extension Draft {
  /// The bar and the blanks of a line above that holds nothing else.
  /// - Parameter line: the bytes of a line that is empty.
  fileprivate func emptyRow(above line: Range<Int>) -> Range<Int>? {
    guard line.lowerBound > 0, text[line].allSatisfy(\.isWhitespace) else { return nil }
    let above = text.lineRange(text.line(at: line.lowerBound) - 1)
    let row = text[above].filter { !$0.isWhitespace }
    return row == "|" ? above : nil
  }
}
