import GoujiImport
import OfficeDocuments

/// What a file gives to be checked: a draft as it stands, or the draft that it becomes.
enum ReadSource: Sendable {
  case draft([UInt8])
  case imported(ImportedFile)

  /// A `.gouji` file is a draft, whatever is in it; so is a text whose tables have cells of their own. Every other file is
  /// imported.
  static func read(_ bytes: [UInt8], name: String, _ neighbours: Neighbours) -> Result<ReadSource, FileProblem> {
    switch SourceFile.read(bytes, name: name) {
    case .failure(.empty) where !bytes.starts(with: [0x25, 0x50, 0x44, 0x46]): return .success(.draft(bytes))
    case .failure(let problem): return .failure(.notText(problem))
    case .success(.text(let text, let encoding)) where name.hasSuffix(DraftSearch.fileExtension):
      return .success(.draft(encoding == .utf8 ? bytes : Array(text.utf8)))
    case .success(let file):
      let (imported, places) = DraftImporter.importFile(file) { neighbours.book(published: $0, at: name) }
      if case .text(let text, let encoding) = file, imported.summary.restoredTables == 0 {
        return .success(.draft(encoding == .utf8 ? bytes : Array(text.utf8)))
      }
      return .success(
        .imported(ImportedFile(draft: imported.draft, summary: imported.summary, places: places, file: file))
      )
    }
  }
}
