import Glibc
import GoujiWorkspace

/// Checks again whenever a draft, or a file that drafts are checked by, is changed, comes or goes. Files are asked for their time three times a second:
/// that works on every file system, network drives too.
struct Watch: Sendable {
  var check: DraftCheck
  var paths: [String]
  /// Waits between two looks; false ends the watch.
  var pause: @Sendable () -> Bool = { usleep(300_000) == 0 || errno == EINTR }

  private struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
    var file: UInt64
  }

  func run() {
    var known: [String: Stamp]?
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
    let drafts = DraftSearch.files(paths).map(\.path)
    return Set(drafts).union(check.neighbours.surrounding(drafts).map(\.path))
  }

  private func look(_ files: Set<String>) -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for path in files {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      stamps[path] = Stamp(
        seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec,
        size: Int(status.st_size),
        file: UInt64(status.st_ino)
      )
    }
    return stamps
  }
}
