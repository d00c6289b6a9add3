import GoujiPublish
import GoujiSyntax
import GoujiSystem

/// A file that is asked for with `-o`.
struct PublishOutput: Sendable {
  /// As it was asked for.
  let written: String
  let format: PublishedFormat

  /// Nil for a name that says no kind of file that can be made.
  init?(_ written: String) {
    guard let format = PublishedFormat(fileName: written) else { return nil }
    self.written = written
    self.format = format
  }

  /// Where the file of a draft is written. Where only an ending was asked for, the draft gives its name, and its folder if
  /// none was asked for either.
  func path(for draft: String) -> String {
    let parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let ending = parts.last, ending.hasPrefix("."), ending.dropFirst().allSatisfy({ $0 != "." }) else {
      return written
    }
    var name = draft.split(separator: "/").last.map(String.init) ?? draft
    if name.hasSuffix(DraftSearch.fileExtension) { name.removeLast(DraftSearch.fileExtension.count) }
    let folder =
      parts.count > 1
      ? parts.dropLast().joined(separator: "/")
      : draft.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast().joined(separator: "/")
    return folder.isEmpty && !draft.hasPrefix("/") && parts.count == 1 ? name + ending : folder + "/" + name + ending
  }
}
