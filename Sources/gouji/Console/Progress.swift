import GoujiSyntax

/// How far a long run is, drawn over itself on standard error. Nothing is drawn in the first moments, nor where
/// nobody watches.
struct Progress: Sendable {
  private let total: Int
  private let language: Language
  private let console: Console
  private let started = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  init(total: Int, language: Language, console: Console) {
    self.total = total
    self.language = language
    self.console = console
  }

  mutating func show(done: Int) {
    guard console.showsProgress, total > 1 else { return }
    let now = ContinuousClock.now
    guard now - (drawn ?? started) > .milliseconds(drawn == nil ? 300 : 60) else { return }
    drawn = now
    let filled = done * 24 / max(total, 1)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    console.complain("\r\u{1B}[K\(language("检查中", "checking")) \(bar) \(done)/\(total)")
  }

  /// Takes the bar away, so that other lines can be written.
  mutating func clear() {
    guard drawn != nil else { return }
    console.complain("\r\u{1B}[K")
  }
}
