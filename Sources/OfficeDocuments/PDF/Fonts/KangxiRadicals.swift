/// Fonts draw a radical and the character that looks like it with one glyph, and writers that go from glyph to character
/// often pick the radical: 支 becomes U+2F40. No text means a radical from these blocks, so the character is given.
enum KangxiRadicals {
  /// U+2F00 to U+2FD5 in order (Unicode Standard, compatibility decompositions).
  private static let unified = Array(
    """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """.unicodeScalars.filter { $0 != "\n" }
  )

  /// Of CJK Radicals Supplement, those that look like a whole character.
  private static let supplement: [UInt32: Unicode.Scalar] = [
    0x2E85: "亻", 0x2E89: "刂", 0x2E96: "忄", 0x2E98: "扌", 0x2EA1: "氵", 0x2EA3: "灬", 0x2EA9: "王", 0x2EAC: "示",
    0x2EAD: "礻", 0x2EB0: "纟", 0x2EBE: "艹", 0x2EC5: "见", 0x2EC6: "角", 0x2EC8: "讠", 0x2EC9: "贝", 0x2ECB: "车",
    0x2ECF: "阝", 0x2ED0: "钅", 0x2ED3: "长", 0x2ED4: "门", 0x2ED9: "韦", 0x2EDA: "页", 0x2EDB: "风", 0x2EDC: "飞",
    0x2EDD: "食", 0x2EE0: "饣", 0x2EE2: "马", 0x2EE3: "骨", 0x2EE4: "鬼", 0x2EE5: "鱼", 0x2EE6: "鸟", 0x2EE8: "麦",
    0x2EE9: "黄", 0x2EEC: "齐", 0x2EEE: "齿", 0x2EF0: "龙", 0x2EF3: "龟", 0x2EC1: "虎", 0x2ED1: "長", 0x2ED6: "阝",
    0x2ED8: "青", 0x2E9F: "母", 0x2EA0: "民", 0x2E83: "乚",
  ]

  static func character(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0x2E80, scalar.value <= 0x2FD5 else { return scalar }
    if scalar.value >= 0x2F00 {
      let place = Int(scalar.value - 0x2F00)
      return place < unified.count ? unified[place] : scalar
    }
    return supplement[scalar.value] ?? scalar
  }
}
