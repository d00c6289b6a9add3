import GoujiSystem
import GoujiWorkspace

/// Checks again whenever a draft, or a file that drafts are checked by, is changed, comes or goes. Files are asked for
/// their time three times a second: that works on every file system, network drives too.
struct Watch: Sendable {
  var check: DraftCheck
  var paths: [String]
  /// Waits between two looks; false ends the watch.
  var pause: @Sendable () -> Bool = {
    Pause.wait(milliseconds: 300)
    return true
  }

  func run() {
    var known: [String: FileStamp]?
    repeat {
      let stamps = look(files)
      if stamps != known {
        let console = check.session.console
        if console.isTerminal {
          console.write("\u{1B}[2J\u{1B}[H")
        } else if known != nil {
          console.write("\n")
        }
        let looked = files
        _ = check.run(paths)
        // What the drafts turned out to lean on is watched from now on.
        known = stamps.merging(look(files.subtracting(looked))) { before, _ in before }
      }
    } while pause()
  }

  /// The drafts, and all that has a say in what is said of them.
  private var files: Set<String> {
    let drafts = DraftSearch.files(paths, takesAll: true).map(\.path)
    return Set(drafts).union(check.neighbours.surrounding(drafts).map(\.path))
  }

  private func look(_ files: Set<String>) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for path in files { stamps[path] = try? FileSystem.status(path).get().stamp }
    return stamps
  }
}
