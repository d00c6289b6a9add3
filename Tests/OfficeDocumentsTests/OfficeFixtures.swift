import Foundation
import TestSupport

/// The small files of office programs that the tests read, and what other readers say of them.
enum OfficeFixtures {
  /// `Tests/Fixtures/Office/NAME`
  static func url(_ name: String) -> URL { Fixtures.root.appendingPathComponent("Tests/Fixtures/Office/\(name)") }

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }
}
