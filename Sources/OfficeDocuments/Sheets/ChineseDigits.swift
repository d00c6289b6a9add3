/// Figures in Chinese digits, digit by digit, as `[DBNum1]` to `[DBNum3]` show them in dates and numbers.
enum ChineseDigits {
  static func text(_ figure: String, form: Int?) -> String {
    let digits: String
    switch form {
    case 1: digits = "〇一二三四五六七八九"
    case 2: digits = "零壹贰叁肆伍陆柒捌玖"
    case 3: digits = "０１２３４５６７８９"
    default: return figure
    }
    let names = Array(digits)
    return String(
      figure.map { character in
        character.isASCII ? character.wholeNumberValue.map { names[$0] } ?? character : character
      }
    )
  }

  /// A day or a month: 十二, 三十一.
  static func counted(_ number: Int, form: Int?) -> String {
    switch form {
    case 1: WordNumberFormat.text(number, format: "chineseCounting")
    case 2: WordNumberFormat.text(number, format: "chineseLegalSimplified")
    default: text(String(number), form: form)
    }
  }
}
