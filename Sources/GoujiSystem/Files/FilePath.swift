/// The path of a file, and the address that the protocol calls it by. Parts are separated by `/` on every system.
package struct FilePath: Hashable, Sendable {
  package let path: String

  package init(_ path: String) {
    #if os(Windows)
      self.path = path.replacing("\\", with: "/")
    #else
      self.path = path
    #endif
  }

  /// A path as people write it in settings: from the root, or from their home folder where it begins with `~/`.
  ///
  /// - Returns: nil for a path that is written from somewhere else.
  package init?(written path: String) {
    if Self.drive(of: path) != nil || path.hasPrefix("/") {
      self.init(path)
    } else if path.hasPrefix("~/"), let home = Environment.home {
      self = FilePath(home).resolving(String(path.dropFirst(2)))
    } else {
      return nil
    }
  }

  /// - Returns: nil for an address that is no file of this machine, such as `untitled:`.
  package init?(uri: String) {
    guard uri.utf8.prefix(7).elementsEqual("file://".utf8) else { return nil }
    let rest = uri.utf8.dropFirst(7)
    // Between `//` and the next slash stands a host, as a rule none.
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    var bytes: [UInt8] = []
    var index = slash
    while index < rest.endIndex {
      let next = rest.index(after: index)
      if rest[index] == UInt8(ascii: "%"), let end = rest.index(next, offsetBy: 2, limitedBy: rest.endIndex),
        let byte = UInt8(String(decoding: rest[next..<end], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index = end
      } else {
        bytes.append(rest[index])
        index = next
      }
    }
    let path = String(decoding: bytes, as: UTF8.self)
    // `file:///C:/drafts/a.gouji` is `C:/drafts/a.gouji` where drives have letters.
    self.init(Self.drive(of: String(path.dropFirst())) == nil ? path : String(path.dropFirst()))
  }

  /// The letter and colon that a path on Windows begins with; nil everywhere else.
  private static func drive(of path: String) -> Substring? {
    #if os(Windows)
      let drive = path.prefix(2)
      return drive.first?.isLetter == true && drive.dropFirst() == ":" ? drive : nil
    #else
      return nil
    #endif
  }

  /// What stands before the first part: `/`, on Windows `C:/`.
  private var root: String { Self.drive(of: path).map { $0 + "/" } ?? "/" }

  /// The parts from the root on.
  private var parts: [Substring] {
    path.dropFirst(Self.drive(of: path)?.count ?? 0).split(separator: "/")
  }

  /// The address, everything percent-encoded that is neither a letter, a digit nor one of `-._~/`.
  package var uri: String {
    var bytes = Array((Self.drive(of: path) == nil ? "file://" : "file:///").utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        for half in [byte >> 4, byte & 15] {
          bytes.append(half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "A") + (half - 10))
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The file that `relative` names in a text that stands in this file. `.` and `..` are resolved by their names.
  package func sibling(_ relative: String) -> FilePath {
    let other = FilePath(relative)
    let isAbsolute = other.path.hasPrefix(other.root)
    var parts = isAbsolute ? [] : self.parts.dropLast().map(String.init)
    for part in other.parts {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return FilePath((isAbsolute ? other.root : root) + parts.joined(separator: "/"))
  }

  /// The folder that the file stands in; a folder's own parent. `/` is its own.
  package var folder: FilePath { FilePath(root + parts.dropLast().joined(separator: "/")) }

  /// What the file is called in its folder.
  package var name: String { parts.last.map { String($0) } ?? path }

  /// The file as somebody in `folder` would name it.
  package func written(from folder: FilePath) -> String {
    if folder.contains(self) { return String(path.dropFirst(folder.path.count).drop { $0 == "/" }) }
    return folder.folder == folder ? path : "../" + written(from: folder.folder)
  }

  /// The entry of this name in this folder.
  package func entry(_ name: String) -> FilePath { FilePath(path + (path.hasSuffix("/") ? "" : "/") + name) }

  /// The file that `relative` names for somebody in this folder.
  package func resolving(_ relative: String) -> FilePath { entry("-").sibling(relative) }

  /// Whether this folder holds `file`, however deep.
  package func contains(_ file: FilePath) -> Bool {
    file.path.hasPrefix(path.hasSuffix("/") ? path : path + "/")
  }
}
