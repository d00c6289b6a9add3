// Where the server is: the setting, else the one that came with the extension, else PATH.
import { constants } from "node:fs"
import { access } from "node:fs/promises"
import { homedir } from "node:os"
import { delimiter, isAbsolute, join } from "node:path"

const programName = process.platform === "win32" ? "gouji.exe" : "gouji"

export interface Places {
  /** The setting `gouji.server.path`; empty if it is not set. */
  setting: string
  /** The folder that relative paths of the setting start from, if there is one. */
  workspaceFolder: string | undefined
  extensionFolder: string
  /** The search path of the environment. */
  path: string
}

export type Location =
  | { kind: "found"; program: string }
  /** The setting names a file that is not there or cannot be run. */
  | { kind: "wrongSetting"; program: string }
  | { kind: "missing" }

export async function locateServer(places: Places): Promise<Location> {
  const setting = places.setting.trim()
  if (setting !== "") {
    const program = expanded(setting, places.workspaceFolder)
    return (await isProgram(program)) ? { kind: "found", program } : { kind: "wrongSetting", program }
  }
  const folders = places.path.split(delimiter).filter((folder) => folder !== "")
  for (const folder of [join(places.extensionFolder, "server"), ...folders]) {
    const program = join(folder, programName)
    if (await isProgram(program)) return { kind: "found", program }
  }
  return { kind: "missing" }
}

function expanded(path: string, workspaceFolder: string | undefined): string {
  if (path === "~" || path.startsWith("~/")) return join(homedir(), path.slice(1))
  return isAbsolute(path) || workspaceFolder === undefined ? path : join(workspaceFolder, path)
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
