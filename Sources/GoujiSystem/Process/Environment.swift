import FoundationEssentials

/// What the process was started with, and on what.
package enum Environment {
  /// A variable of the environment; nil if it is not set.
  package static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  /// The user's own folder.
  package static var home: String? {
    #if os(Windows)
      variable("USERPROFILE")
    #else
      variable("HOME")
    #endif
  }

  /// How many threads can work at once, at least one.
  package static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
