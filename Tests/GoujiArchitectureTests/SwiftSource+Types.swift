extension SwiftSource {
  /// The folder of the file inside its target; `.` for the target's own.
  var folder: String {
    let parts = path.split(separator: "/").dropFirst(2).dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The types that the file declares for others, those inside of other types left out.
  var declaredTypes: [String] {
    code.compactMap { line in
      guard line.first?.isWhitespace == false else { return nil }
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@") }
      guard let keyword = words.firstIndex(where: { Self.keywords.contains(String($0)) }), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ Self.modifiers.contains(String($0)) || $0.hasPrefix("@") })
      else { return nil }
      return String(words[keyword + 1])
    }
  }

  /// Every word that begins like the name of a type.
  var namesOfTypes: Set<String> {
    var names: Set<String> = []
    for line in code {
      for word in line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
        if word.first?.isUppercase == true { names.insert(String(word)) }
      }
    }
    return names
  }

  private static let keywords: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
  private static let modifiers: Set = ["public", "package", "internal", "final", "indirect", "unchecked"]
}
