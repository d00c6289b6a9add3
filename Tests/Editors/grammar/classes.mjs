// The class of every line as the TextMate grammar sees it, read from the scope that covers the line.
// Compared with NAME.lines beside each NAME.gouji; `--print FILE…` writes the classes instead.
import { createRequire } from "node:module"
import { readFileSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, "../../..")
const require = createRequire(join(root, "editors/vscode/package.json"))
const { Registry, parseRawGrammar } = require("vscode-textmate")
const oniguruma = require("vscode-oniguruma")

const classOfScope = [
  [/^comment\.line/, "comment"],
  [/^meta\.directive/, "directive"],
  [/^meta\.field/, "field"],
  [/^markup\.heading\.(\d)/, "heading"],
  [/^meta\.caption/, "caption"],
  [/^meta\.table\.row/, "table"],
  [/^markup\.quote\.note/, "note"],
  [/^meta\.(paragraph|term)\.gouji/, "paragraph"],
]

async function loadGrammar() {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer)
  const path = join(root, "grammar/gouji.tmLanguage.json")
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      scope === "text.gouji" ? parseRawGrammar(readFileSync(path, "utf8"), path) : null,
  })
  return registry.loadGrammar("text.gouji")
}

function classOf(line, tokens) {
  if (line.trim() === "") return "blank"
  for (const token of tokens) {
    for (const scope of token.scopes) {
      for (const [pattern, name] of classOfScope) {
        const match = scope.match(pattern)
        if (match) return name + (match[1] && name === "heading" ? match[1] : "")
      }
    }
  }
  return "none"
}

export function linesOf(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n")
  if (lines.at(-1) === "") lines.pop()
  return lines
}

function classes(grammar, text) {
  let state = null
  return linesOf(text).map((line) => {
    const result = grammar.tokenizeLine(line, state)
    state = result.ruleStack
    return classOf(line, result.tokens)
  })
}

const grammar = await loadGrammar()
const files = process.argv.slice(2)
if (files[0] === "--print") {
  for (const file of files.slice(1)) console.log(classes(grammar, readFileSync(file, "utf8")).join("\n"))
} else {
  let failed = 0
  let passed = 0
  const samples = join(here, "samples")
  for (const name of readdirSync(samples).filter((name) => name.endsWith(".gouji")).sort()) {
    const text = readFileSync(join(samples, name), "utf8")
    const expected = linesOf(readFileSync(join(samples, name.replace(/\.gouji$/, ".lines")), "utf8"))
    const wrong = classes(grammar, text)
      .map((found, index) => [index, expected[index], found])
      .filter(([, wanted, found]) => wanted !== found)
    for (const [index, wanted, found] of wrong) {
      console.log(`${name}:${index + 1}: expected ${wanted}, TextMate says ${found}: ${linesOf(text)[index]}`)
    }
    if (wrong.length > 0 || expected.length !== linesOf(text).length) failed += 1
    else passed += 1
  }
  console.log(`TextMate line classes: ${passed} samples agree, ${failed} do not`)
  process.exit(failed === 0 ? 0 : 1)
}
