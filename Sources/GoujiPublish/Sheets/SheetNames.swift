/// Names of a workbook's sheets: at most 31 characters, some of which are not allowed, and none twice.
enum SheetNames {
  private static let longest = 31
  private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]

  static func names(_ forms: [PublishedForm]) -> [String] {
    var seen: Set<String> = []
    return forms.enumerated().map { number, form in
      let wanted = form.name.isEmpty ? form.heading?.text.plain ?? "" : form.name
      let allowed = String(wanted.filter { !forbidden.contains($0) && !$0.isNewline })
      let base = allowed.isEmpty ? "表\(number + 1)" : allowed
      var name = cut(base, longest)
      var copy = 1
      while !seen.insert(name.lowercased()).inserted {
        copy += 1
        let ending = "（\(copy)）"
        name = cut(base, longest - ending.utf16.count) + ending
      }
      return name
    }
  }

  /// Programs count in UTF-16.
  private static func cut(_ text: String, _ limit: Int) -> String {
    var result = text
    while result.utf16.count > limit { result.removeLast() }
    return result
  }
}
