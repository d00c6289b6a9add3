/// Whether `code` begins with `ancestor`, and is longer: 2080505 is below 208 and below 20805.
package func isDescendant(_ code: UInt32, of ancestor: UInt32) -> Bool {
  var rest = code / 100
  while rest > 0 {
    if rest == ancestor { return true }
    rest /= 100
  }
  return false
}
