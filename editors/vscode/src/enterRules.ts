// Enter at the end of a row begins the next row; at the end of a numbered sentence, the next number.
import { IndentAction, type OnEnterRule } from "vscode"

const numerals = "一二三四五六七八九十"
const longestList = 30

/** 1 … 39 in Chinese: 一, 十, 十一, 二十一. */
function chinese(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return (tens > 1 ? numerals.charAt(tens - 1) : "") + (tens > 0 ? "十" : "") + (ones > 0 ? numerals.charAt(ones - 1) : "")
}

/** How a list is numbered: what matches number n in front of an item, and what is written in front of the next. */
const numberings: { pattern: (n: number) => string; next: (n: number) => string }[] = [
  { pattern: (n) => `${chinese(n)}、`, next: (n) => `${chinese(n)}、` },
  { pattern: (n) => `[（(]${chinese(n)}[）)]`, next: (n) => `（${chinese(n)}）` },
  { pattern: (n) => `${n}[.．](?![0-9])`, next: (n) => `${n}. ` },
  { pattern: (n) => `${n}、`, next: (n) => `${n}、` },
  { pattern: (n) => `[（(]${n}[）)]`, next: (n) => `（${n}）` },
]

function rule(beforeText: string, appendText: string): OnEnterRule {
  return {
    beforeText: new RegExp(beforeText),
    afterText: /^\s*$/,
    action: { indentAction: IndentAction.None, appendText },
  }
}

export function enterRules(): OnEnterRule[] {
  const rules = [rule(String.raw`^ *\|.*[^\s|].*\|\s*$`, "| ")]
  // Only behind a full stop or a semicolon: behind a heading comes its text, not the next heading.
  for (let n = 1; n < longestList; n += 1) {
    for (const numbering of numberings) {
      rules.push(rule(String.raw`^\s*${numbering.pattern(n)}.*[^\s].*[。；;]\s*$`, numbering.next(n + 1)))
    }
  }
  return rules
}
