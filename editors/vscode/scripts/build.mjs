// Bundles the extension into out/, with the grammar beside it. With `--server`, the server built by
// `swift build -c release` is put into server/ so that the .vsix brings it along; without one the
// .vsix is made all the same, and the extension looks for `gouji` on PATH.
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import esbuild from "esbuild"

const extension = join(dirname(fileURLToPath(import.meta.url)), "..")
const root = join(extension, "../..")

rmSync(join(extension, "out"), { recursive: true, force: true })
await esbuild.build({
  absWorkingDir: extension,
  entryPoints: ["src/extension.ts"],
  outfile: "out/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: true,
  legalComments: "none",
})
copyFileSync(join(root, "grammar/gouji.tmLanguage.json"), join(extension, "out/gouji.tmLanguage.json"))

if (process.argv.includes("--server")) {
  const name = process.platform === "win32" ? "gouji.exe" : "gouji"
  const built = process.env.GOUJI_SERVER ?? join(root, ".build/release", name)
  rmSync(join(extension, "server"), { recursive: true, force: true })
  if (existsSync(built)) {
    mkdirSync(join(extension, "server"))
    copyFileSync(built, join(extension, "server", name))
    chmodSync(join(extension, "server", name), 0o755)
    console.log(`server: ${built}`)
  } else {
    console.log("server: none built; the .vsix is made without it")
  }
}
