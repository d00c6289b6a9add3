/// The value of a Chinese numeral digit or unit in an ordinal (一 … 九十九); nil for other characters.
package func ordinalNumeral(_ scalar: UInt16) -> Int? {
  switch scalar {
  case 0x4E00: 1
  case 0x4E8C: 2
  case 0x4E09: 3
  case 0x56DB: 4
  case 0x4E94: 5
  case 0x516D: 6
  case 0x4E03: 7
  case 0x516B: 8
  case 0x4E5D: 9
  case 0x5341: 10
  default: nil
  }
}
