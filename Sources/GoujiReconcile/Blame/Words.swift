import GoujiFacts

/// Words for a direction and their opposites.
enum DirectionWords {
  private static let opposites: [(String, String)] = [
    ("增加", "减少"), ("增长", "下降"), ("提高", "降低"), ("上升", "下降"), ("增加了", "减少了"), ("增长了", "下降了"), ("提高了", "降低了"),
    ("上升了", "下降了"), ("增幅", "降幅"), ("增幅为", "降幅为"), ("增长率", "下降率"), ("上涨", "下降"), ("大于", "小于"), ("高于", "低于"),
    ("超过", "低于"),
    ("超出", "低于"), ("多于", "少于"), ("大于年初预算数", "小于年初预算数"), ("大于预算数", "小于预算数"), ("大于全年预算数", "小于全年预算数"),
  ]

  /// The word that says the opposite.
  static func opposite(_ word: String) -> String? {
    for (up, down) in opposites {
      if word == up { return down }
      if word == down { return up }
    }
    return nil
  }

  /// The word for a comparison that comes out as `sign`.
  static func comparison(_ word: String, sign: Int) -> String? {
    let tail = ["年初预算数", "全年预算数", "预算数"].first { word.hasSuffix($0) } ?? ""
    switch sign {
    case 1: return "大于" + tail
    case -1: return "小于" + tail
    default: return "等于" + tail
    }
  }
}
