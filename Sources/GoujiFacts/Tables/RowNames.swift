import GoujiCatalog
import GoujiSyntax

/// A row's name without `一、`, `1.`, `（1）`, `其中：` in front of it.
func withoutNumbering(_ name: [UInt16]) -> [UInt16] {
  var start = 0
  var changed = true
  while changed {
    changed = false
    if name[start...].starts(with: amongWhich) {
      start += amongWhich.count
      changed = true
    }
    var index = start
    let opens = index < name.count && name[index] == 0x28
    if opens { index += 1 }
    let first = index
    while index < name.count, isDigit(name[index]) || isChineseNumeral(name[index]) { index += 1 }
    guard index > first, index < name.count else { continue }
    let closes = opens ? name[index] == 0x29 : name[index] == 0x3001 || name[index] == 0x2E
    if closes, index + 1 < name.count {
      start = index + 1
      changed = true
    }
  }
  // Units behind a name (`车辆数合计(台、辆)`) say how it is counted, not what it is.
  var rest = Array(name[start...])
  for tail in unitTails where rest.count > tail.count && rest.suffix(tail.count).elementsEqual(tail) {
    rest.removeLast(tail.count)
  }
  return rest
}

let amongWhich = "其中:".folded
private let unitTails = [
  "(台、辆)", "(台、套)", "(辆)", "(台)", "(个)", "(人)", "(次)", "(批)", "(人次)", "(批次)", "(套)", "(元)", "(万元)", "(台、辆、套)", "(辆、台)",
  "(台)(套)", "台(套)",
].map(\.folded)

private func isChineseNumeral(_ scalar: UInt16) -> Bool {
  switch scalar {
  case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
  default: false
  }
}
