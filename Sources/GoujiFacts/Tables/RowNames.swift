import GoujiCatalog
import GoujiSyntax

/// A row's name without `一、`, `1.`, `（1）`, `其中：` in front of it.
func withoutNumbering(_ name: [UInt16], _ words: WordLists) -> [UInt16] {
  var start = 0
  var changed = true
  while changed {
    changed = false
    if let among = words.amongWhich.prefix(of: name[start...]) {
      start += among.count
      changed = true
    }
    var index = start
    let opens = index < name.count && name[index] == 0x28
    if opens { index += 1 }
    let first = index
    while index < name.count, isDigit(name[index]) || ordinalNumeral(name[index]) != nil { index += 1 }
    guard index > first, index < name.count else { continue }
    let closes = opens ? name[index] == 0x29 : name[index] == 0x3001 || name[index] == 0x2E
    if closes, index + 1 < name.count {
      start = index + 1
      changed = true
    }
  }
  // Units behind a name (`车辆数合计(台、辆)`) say how it is counted, not what it is.
  var rest = Array(name[start...])
  for tail in words.unitTails.folded where rest.count > tail.count && rest.suffix(tail.count).elementsEqual(tail) {
    rest.removeLast(tail.count)
  }
  return rest
}
