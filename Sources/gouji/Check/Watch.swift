import Glibc

/// Checks again whenever a draft is changed, comes or goes. Files are asked for their time three times a second:
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
    for file in DraftSearch.files(paths) {
      var status = stat()
      guard stat(file.path, &status) == 0 else { continue }
      stamps[file.path] = Stamp(
        seconds: status.st_mtim.tv_sec,
        nanoseconds: status.st_mtim.tv_nsec,
        size: Int(status.st_size),
        file: UInt64(status.st_ino)
      )
    }
    return stamps
  }
}
