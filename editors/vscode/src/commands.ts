// What a writer can ask for by name.
import * as vscode from "vscode"
import type { RelationsView } from "./panel"
import type { Server } from "./server"

interface ImportedDraft {
  draft: string
  /** In Chinese: what was read and what was not. */
  summary: string
}

/** A text, or the address of a file that the server reads: PDF, Word, Excel, a web page, a text of any encoding. */
type ImportSource = { text: string } | { uri: string }

/** `file`: what was clicked in the Explorer. */
export async function importPublished(server: Server, file?: vscode.Uri): Promise<void> {
  const source = file === undefined ? await chooseSource() : await sourceOf(file)
  if (source === undefined) return
  try {
    const imported = await server.execute<ImportedDraft>("gouji.import", source)
    if (imported === undefined) return
    await showDraft(imported.draft)
    void vscode.window.showInformationMessage(imported.summary)
  } catch (error) {
    void vscode.window.showErrorMessage(`没有导入成功：${reason(error)}`)
  }
}

async function chooseSource(): Promise<ImportSource | undefined> {
  const document = vscode.window.activeTextEditor?.document
  const isText = document !== undefined && document.languageId !== "gouji" && document.uri.scheme !== "output"
  const picks = [
    ...(isText ? [{ label: "$(file-text) 正在看的文字", source: async () => ({ text: document.getText() }) }] : []),
    { label: "$(clippy) 剪贴板里的文字或表格", source: clipboardSource },
    { label: "$(folder-opened) 一个文件…（PDF、Word、Excel、网页、文本）", source: fileSource },
  ]
  const pick = await vscode.window.showQuickPick(picks, { placeHolder: "导入哪里的公开文本？" })
  return pick?.source()
}

async function clipboardSource(): Promise<ImportSource | undefined> {
  const text = await vscode.env.clipboard.readText()
  if (text.trim() !== "") return { text }
  void vscode.window.showWarningMessage("剪贴板里没有文字。请先在公开的网页或文件里全选、复制，再来导入。")
  return undefined
}

async function fileSource(): Promise<ImportSource | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: "选择已公开的决算",
    openLabel: "导入",
    filters: {
      已公开的决算: ["pdf", "docx", "xlsx", "xls", "html", "htm", "mht", "mhtml", "txt", "md", "csv", "tsv"],
      所有文件: ["*"],
    },
  })
  return chosen?.[0] && sourceOf(chosen[0])
}

/** The server reads files of its own machine; what lies elsewhere can only be a text. */
async function sourceOf(file: vscode.Uri): Promise<ImportSource> {
  if (file.scheme === "file") return { uri: file.toString() }
  return { text: decoded(await vscode.workspace.fs.readFile(file)) }
}

/** Published texts saved from older programs are in GB 18030. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("gb18030").decode(bytes)
  }
}

export async function newDraft(): Promise<void> {
  await showDraft("")
  await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: "gouji", name: "决算草稿" })
}

async function showDraft(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: "gouji", content })
  return vscode.window.showTextDocument(document)
}

/** The server computes the changes and asks the editor to apply them. */
export async function fixDraft(server: Server): Promise<void> {
  const document = draft()
  if (document === undefined) return
  if (!server.isRunning) return void server.execute("gouji.fixAll")
  const changed = nextChange(document)
  try {
    await server.execute("gouji.fixAll", document.uri.toString())
  } catch (error) {
    void vscode.window.showErrorMessage(`没有修正成功：${reason(error)}`)
    return
  }
  if (!(await changed)) {
    void vscode.window.showInformationMessage("没有可以放心自动修正的地方。拿不准的错误请用 Ctrl+. 逐处选择。")
  }
}

/** Whether the document changes soon: the edit and the answer to the command may arrive in either order. */
function nextChange(document: vscode.TextDocument): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (changed: boolean) => {
      clearTimeout(timer)
      subscription.dispose()
      resolve(changed)
    }
    const timer = setTimeout(() => finish(false), 1500)
    const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) finish(true)
    })
  })
}

/** Of the number at the cursor, or at the place that a lens or a link of the server names. */
export async function showRelations(
  server: Server,
  view: RelationsView,
  uri?: string,
  position?: { line: number; character: number },
): Promise<void> {
  const editor = vscode.window.activeTextEditor
  const document = draft()
  const target = uri ?? document?.uri.toString()
  const place = position ?? editor?.selection.active
  if (target === undefined || place === undefined) return
  try {
    const markdown = await server.execute<string | null>("gouji.relations", target, {
      line: place.line,
      character: place.character,
    })
    if (markdown === undefined) return
    if (markdown === null || markdown.trim() === "") {
      void vscode.window.showInformationMessage("这里没有参与勾稽的数。请把光标放到一个数上。")
      return
    }
    await view.show(markdown)
  } catch (error) {
    void vscode.window.showErrorMessage(`没有查到勾稽关系：${reason(error)}`)
  }
}

interface UncheckedFigure {
  range: { start: { line: number; character: number }; end: { line: number; character: number } }
  text: string
  reason: string
}

/** The figures that nothing could check, with the reasons; choosing one goes to it. */
export async function showUnchecked(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor
  const document = draft()
  if (editor === undefined || document === undefined) return
  try {
    const figures = await server.execute<UncheckedFigure[]>("gouji.unchecked", document.uri.toString())
    if (figures === undefined) return
    const items = figures.map((figure) => ({
      label: figure.text,
      description: `第 ${figure.range.start.line + 1} 行`,
      detail: figure.reason,
      figure,
    }))
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: `没有核对到的 ${figures.length} 个数，选一个去看` })
    if (chosen === undefined) return
    const { start, end } = chosen.figure.range
    const range = new vscode.Range(start.line, start.character, end.line, end.character)
    editor.selection = new vscode.Selection(range.start, range.end)
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  } catch (error) {
    void vscode.window.showErrorMessage(`没有查到：${reason(error)}`)
  }
}

function draft(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document
  if (document?.languageId === "gouji") return document
  void vscode.window.showInformationMessage("请先打开一份草稿（.gouji）。")
  return undefined
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
