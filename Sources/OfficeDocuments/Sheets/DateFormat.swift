/// Shows a number of days as date and time (ISO/IEC 29500-1, section 18.17.4).
struct DateFormat {
  private let section: NumberFormat.Section
  private let usesDatesOf1904: Bool

  init(section: NumberFormat.Section, usesDatesOf1904: Bool) {
    self.section = section
    self.usesDatesOf1904 = usesDatesOf1904
  }

  private struct Moment {
    var year = 1900
    var month = 1
    var day = 0
    var weekday = 0
    /// Thousandths of a second since midnight.
    var milliseconds = 0
    var days = 0
  }

  /// Nil for days before the first and after the year 9999.
  func text(_ value: Double) -> String? {
    guard let moment = moment(value) else { return nil }
    let isHalfDay = section.tokens.contains { if case .halfDay = $0 { true } else { false } }
    return section.tokens.map { text($0, moment, isHalfDay: isHalfDay) }.joined()
  }

  private func moment(_ value: Double) -> Moment? {
    let last = usesDatesOf1904 ? 2_957_003.0 : 2_958_465.0
    guard value >= 0, value < last + 1 else { return nil }
    let hasFractions = section.tokens.contains { if case .subsecond = $0 { true } else { false } }
    // What is shown to the second is rounded to the second, and may pass into the next day.
    let unit = hasFractions ? 86_400_000.0 : 86_400.0
    let units = (value * unit).rounded()
    let perDay = Int(unit)
    let total = Int(units)
    var moment = Moment()
    moment.days = total / perDay
    moment.milliseconds = total % perDay * (hasFractions ? 1 : 1000)
    setDate(&moment)
    return moment
  }

  private func setDate(_ moment: inout Moment) {
    let serial = moment.days + (usesDatesOf1904 ? 1462 : 0)
    moment.weekday = ((serial - 1) % 7 + 7) % 7
    // The first spreadsheet took 1900 for a leap year, and all others do so since.
    if serial == 60 {
      (moment.year, moment.month, moment.day) = (1900, 2, 29)
      return
    }
    if serial == 0 {
      (moment.year, moment.month, moment.day) = (1900, 1, 0)
      return
    }
    // Days since 1 March of the year 0 (proleptic Gregorian calendar), in cycles of 400 years.
    let days = serial + (serial < 60 ? 1 : 0) - 1 + 693_900
    let cycle = days / 146_097
    let dayOfCycle = days % 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    moment.day = dayOfYear - (153 * shifted + 2) / 5 + 1
    moment.month = shifted < 10 ? shifted + 3 : shifted - 9
    moment.year = cycle * 400 + yearOfCycle + (moment.month <= 2 ? 1 : 0)
  }

  private func text(_ token: NumberFormat.Token, _ moment: Moment, isHalfDay: Bool) -> String {
    let seconds = moment.milliseconds / 1000
    let hour = seconds / 3600
    switch token {
    case .literal(let text): return text
    case .point: return "."
    case .comma: return ","
    case .slash: return "/"
    case .percent: return "%"
    case .date("y", let count):
      return ChineseDigits.text(count <= 2 ? padded(moment.year % 100, 2) : String(moment.year), form: section.digits)
    case .date("m", let count):
      if count <= 2 { return number(moment.month, count) }
      let name = DateFormat.months[moment.month - 1]
      return count == 4 ? name : count == 5 ? String(name.prefix(1)) : String(name.prefix(3))
    case .date("d", let count):
      if count <= 2 { return number(moment.day, count) }
      let name = DateFormat.weekdays[moment.weekday]
      return count == 3 ? String(name.prefix(3)) : name
    case .date("a", let count):
      let name = Array("日一二三四五六")[moment.weekday]
      return count == 3 ? String(name) : "星期\(name)"
    case .date("h", let count):
      return number(isHalfDay ? (hour + 11) % 12 + 1 : hour, count)
    case .date("n", let count): return number(seconds / 60 % 60, count)
    case .date("s", let count): return number(seconds % 60, count)
    case .subsecond(let count):
      return "." + padded(moment.milliseconds % 1000, 3).padding(to: count)
    case .halfDay(let names):
      let parts = names.split(separator: "/")
      return String(hour < 12 ? parts.first ?? "" : parts.last ?? "")
    case .elapsed(let letter, let count):
      let total = moment.days * 86_400 + seconds
      return padded(letter == "h" ? total / 3600 : letter == "m" ? total / 60 : total, count)
    default: return ""
    }
  }

  private func number(_ value: Int, _ count: Int) -> String {
    section.digits == nil ? padded(value, count) : ChineseDigits.counted(value, form: section.digits)
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(min(width, 16) - text.count, 0)) + text
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

extension String {
  /// Cut, or filled with zeros, to so many characters.
  fileprivate func padding(to count: Int) -> String {
    let kept = prefix(count)
    return kept + String(repeating: "0", count: max(count - kept.count, 0))
  }
}
