extension Book {
  /// The path that names a key, what is usual left out: `支出.2080505.一般公共预算.基本支出`. What `reference(path:)` reads
  /// in it is the key again. Nil for a figure that only its draft has a name for.
  package func path(of key: FactKey) -> String? {
    var parts: [String]
    var usual = Binding()
    switch key.concept {
    case .income: parts = ["收入"]
    case .expense: parts = ["支出"]
    case .economic: parts = ["经济"]
    case .named:
      guard let named = vocabulary.named(key.concept) else { return nil }
      parts = [named.name]
      usual.fund = named.fund
    case .local: return nil
    }
    if let code = key.concept.code, code != 0 { parts.append(String(code)) }
    if key.fund != usual.fund ?? .all { parts.append(vocabulary.name(of: key.fund)) }
    if key.part != .total { parts.append(key.part.name) }
    if key.stage != .final { parts.append(key.stage.name) }
    if key.year != .current { parts.append(key.year.name) }
    return parts.joined(separator: ".")
  }
}
