/// The few colours of a terminal that reports use.
enum Colour: String {
  case red = "31"
  case yellow = "33"
  case blue = "34"
  case green = "32"
  case bold = "1"
  case faint = "2"

  /// The text in this colour, or as it is where colours are off.
  func callAsFunction(_ text: String, _ isOn: Bool) -> String {
    isOn ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
