// A page beside the draft for an answer of more than a line.
import * as vscode from "vscode"

let panel: vscode.WebviewPanel | undefined

export async function showMarkdown(title: string, markdown: string): Promise<void> {
  if (panel === undefined) {
    panel = vscode.window.createWebviewPanel(
      "gouji.page",
      title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: false, localResourceRoots: [] },
    )
    panel.onDidDispose(() => (panel = undefined))
  }
  panel.title = title
  panel.webview.html = page(title, await rendered(markdown))
  panel.reveal(undefined, true)
}

/** By the editor's own renderer; as it is where the Markdown extension is turned off. */
async function rendered(markdown: string): Promise<string> {
  try {
    return String(await vscode.commands.executeCommand("markdown.api.render", markdown))
  } catch {
    return `<pre>${escaped(markdown)}</pre>`
  }
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
  body { font-size: 14px; line-height: 1.7; max-width: 60em; }
  table { border-collapse: collapse; }
  th, td { border: 1px solid var(--vscode-editorWidget-border, #8888); padding: 3px 10px; }
  pre { white-space: pre-wrap; font-family: var(--vscode-editor-font-family); }
</style>
</head>
<body>${body}</body>
</html>`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}
