/// The difference of two texts as `diff -u` and `git apply` have it.
enum UnifiedDiff {
  private enum Line {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// Empty where the texts are the same. Lines keep their endings; a last line without one is said to have none.
  static func text(_ path: String, from old: String, to new: String, context: Int = 3) -> String {
    let lines = lines(split(old), split(new))
    let changes = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
    guard let first = changes.first else { return "" }
    var hunks: [ClosedRange<Int>] = [first...first]
    for change in changes.dropFirst() {
      let last = hunks.count - 1
      if change - hunks[last].upperBound <= 2 * context {
        hunks[last] = hunks[last].lowerBound...change
      } else {
        hunks.append(change...change)
      }
    }
    var result = "--- \(path)\n+++ \(path)\n"
    var oldLine = 1
    var newLine = 1
    var at = 0
    for hunk in hunks {
      let start = max(hunk.lowerBound - context, 0)
      let end = min(hunk.upperBound + context, lines.count - 1)
      // Before a hunk all lines are the same.
      oldLine += start - at
      newLine += start - at
      var body = ""
      var oldCount = 0
      var newCount = 0
      for line in lines[start...end] {
        switch line {
        case .same(let text):
          body += " " + ended(text)
          oldCount += 1
          newCount += 1
        case .removed(let text):
          body += "-" + ended(text)
          oldCount += 1
        case .added(let text):
          body += "+" + ended(text)
          newCount += 1
        }
      }
      let places =
        "-\(oldCount == 0 ? oldLine - 1 : oldLine),\(oldCount) +\(newCount == 0 ? newLine - 1 : newLine),\(newCount)"
      result += "@@ \(places) @@\n" + body
      oldLine += oldCount
      newLine += newCount
      at = end + 1
    }
    return result
  }

  private static func lines(_ old: [String], _ new: [String]) -> [Line] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var result: [Line] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        result.append(.removed(old[i]))
        i += 1
      } else if j < new.count, added.contains(j) {
        result.append(.added(new[j]))
        j += 1
      } else if i < old.count, j < new.count {
        result.append(.same(old[i]))
        i += 1
        j += 1
      } else {
        break
      }
    }
    return result
  }

  /// Lines with their endings.
  private static func split(_ text: String) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    for byte in text.utf8 {
      line.append(byte)
      guard byte == UInt8(ascii: "\n") else { continue }
      lines.append(String(decoding: line, as: UTF8.self))
      line.removeAll(keepingCapacity: true)
    }
    if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  private static func ended(_ line: String) -> String {
    line.utf8.last == UInt8(ascii: "\n") ? line : line + "\n\\ No newline at end of file\n"
  }
}
