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
      let stamps = look()
      if stamps != known {
        let console = check.session.console
        if console.isTerminal {
          console.write("\u{1B}[2J\u{1B}[H")
        } else if known != nil {
          console.write("\n")
        }
        _ = check.run(paths)
        known = stamps
      }
    } while pause()
  }

  private func look() -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    let drafts = DraftSearch.files(paths).map(\.path)
    let others = Set(drafts.flatMap(check.neighbours.surrounding)).map(\.path)
    for path in drafts + others {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      stamps[path] = Stamp(        seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec,
        size: Int(status.st_size),
        file: UInt64(status.st_ino)
      )
    }
    return stamps
  }
}
