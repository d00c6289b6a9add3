extension Finding {
  /// Whether it says no more than that something has been begun and not finished.
  package var isUnfinished: Bool {
    rule == AskedCheck.rule || rule == UnfinishedCheck.openEnd || rule == UnfinishedCheck.emptySection
  }

  /// Whether whoever asks for everything to be mended means this, too: what is wrong, and what a `=` asks for.
  package var isMendedUnasked: Bool { severity == .error || rule == AskedCheck.rule }
}
