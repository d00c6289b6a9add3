import GoujiSyntax

/// The name of a project as it is compared: punctuation, a year in front and 项目 behind do not matter.
package struct ProjectName: Hashable, Sendable {
  /// As written, folded.
  package let written: String
  /// Letters, digits and Chinese characters alone.
  package let core: [UInt16]

  private static let year = "年".folded[0]
  private static let degree = "度".folded[0]
  private static let project = "项目".folded
  /// A shorter name is too likely to stand in a text by chance.
  private static let shortest = 4

  /// Nil for a text that is too short to name a project.
  package init?(_ text: some Sequence<UInt16>) {
    let all = Array(text)
    var core = all.filter(Self.isNamePart)
    if core.count > 5, core[..<4].allSatisfy(isDigit), core[4] == Self.year {
      core.removeFirst(core[5] == Self.degree ? 6 : 5)
    }
    while core.count > 2, core.suffix(2).elementsEqual(Self.project) { core.removeLast(2) }
    guard core.count >= Self.shortest else { return nil }
    self.core = core
    written = String(folded: all)
  }

  package static func isNamePart(_ scalar: UInt16) -> Bool {
    isDigit(scalar) || isIdeograph(scalar) || (scalar >= 0x41 && scalar <= 0x5A)
      || (scalar >= 0x61 && scalar <= 0x7A)
  }

  /// FNV-1a over the compared characters.
  private func hash(_ salt: UInt64) -> UInt64 {
    core.reduce(0xcbf2_9ce4_8422_2325 ^ salt) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// The project's money at a stage.
  package func money(_ stage: Stage) -> FactKey { FactKey(.local(hash(0)), stage: stage) }

  /// The project's points.
  package var score: FactKey { FactKey(.local(hash(1))) }
}
