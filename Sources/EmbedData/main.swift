import Foundation

// Writes the files of a folder into one Swift file, each as a string literal under its path in the folder:
//
//     EmbedData FOLDER OUTPUT.swift
//
// The package manager's own `.embedInCode` writes arrays of numbers instead; for 270 KB those take half a minute to
// compile each time a word of the data changes, string literals a fraction of a second, and they need no copy in memory.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: EmbedData FOLDER OUTPUT.swift\n".utf8))
  exit(2)
}

/// Every regular file below the folder, by its path in it, in order.
func paths(below folder: String) -> [String] {
  let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return all.filter { path in
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
    return exists && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }.sorted()
}

func literal(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "\"": result += "\\\""
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    case let scalar where scalar.value < 0x20: result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

do {
  var entries: [String] = []
  for path in paths(below: arguments[1]) {
    let text = try String(contentsOfFile: "\(arguments[1])/\(path)", encoding: .utf8)
    entries.append("    (\(literal(path)), \(literal(text))),\n")
  }
  let source = """
    /// The data files of this target, written by `EmbedData` when it is built.
    enum EmbeddedData {
      /// Path below the folder, with `/`, and content.
      static let files: [(path: StaticString, text: StaticString)] = [
    \(entries.joined())  ]
    }

    """
  try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
} catch {
  FileHandle.standardError.write(Data("EmbedData: \(error)\n".utf8))
  exit(1)
}
