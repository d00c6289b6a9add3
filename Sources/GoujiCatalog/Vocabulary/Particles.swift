package import GoujiSyntax

/// The short words between figures and names that grammar is made of, by the lines of the book that list them.
package struct Particles: Sendable {
  /// What stands between the names of a row and between its figures: `、`, `和`.
  private var joiners: [[UInt16]] = []
  /// `占本年支出263.33万元的5%`
  private var genitives: [[UInt16]] = []
  /// `与2022年决算数相比`
  private var companions: [[UInt16]] = []
  /// `基本工资、津贴补贴等`
  private var endings: [[UInt16]] = []
  /// `（项）`, and how many digits the code of the name in front has.
  private var levels: [(text: [UInt16], digits: Int)] = []

  /// Takes a line of the book; false where it is none of these.
  mutating func read(_ head: String, _ words: [[UInt16]]) -> Bool {
    switch head {
    case "并列": joiners += words
    case "属格": genitives += words
    case "相与": companions += words
    case "未尽": endings += words
    case "类", "款", "项":
      let digits = head == "类" ? 3 : head == "款" ? 5 : 7
      levels += words.map { ($0, digits) }
    default: return false
    }
    return true
  }

  /// Whether nothing but `、` or `和` stands between two places.
  package func join(_ text: FoldedText, from start: Int, to end: Int) -> Bool {
    start <= end && joiners.contains { $0.count == end - start && text.hasPrefix($0, at: start) }
  }

  /// Whether 的 stands at a place.
  package func isGenitive(_ text: FoldedText, at index: Int) -> Bool {
    genitives.contains { text.hasPrefix($0, at: index) }
  }

  /// Whether 与 stands right before a place.
  package func opensCompanion(_ text: FoldedText, before index: Int) -> Bool {
    companions.contains { text.hasPrefix($0, at: index - $0.count) }
  }

  /// How near its end a list says that it is not complete.
  private static let reach = 6

  /// Whether a list that ends at a place says that it names only some of its items (等).
  package func leaveOpen(_ text: FoldedText, before end: Int) -> Bool {
    (max(end - Self.reach, 0)..<max(end, 0)).contains { place in
      endings.contains { place + $0.count <= end && text.hasPrefix($0, at: place) }
    }
  }

  /// The level that stands at a place.
  package func level(_ text: FoldedText, at index: Int) -> (digits: Int, length: Int)? {
    levels.first { text.hasPrefix($0.text, at: index) }.map { ($0.digits, $0.text.count) }
  }
}
