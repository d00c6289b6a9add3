import * as vscode from "vscode"
import { fixDraft, importPublished, newDraft, showRelations, showUnchecked } from "./commands"
import { enterRules } from "./enterRules"
import { RelationsView } from "./panel"
import { Server } from "./server"
import { StatusBar } from "./status"

let server: Server | undefined

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const status = new StatusBar()
  const running = new Server(context, status)
  server = running
  const relations = new RelationsView()
  context.subscriptions.push(
    status,
    running,
    vscode.languages.setLanguageConfiguration("gouji", { onEnterRules: enterRules() }),
    vscode.window.registerWebviewViewProvider(RelationsView.id, relations),
    vscode.commands.registerCommand("gouji.newDraft", newDraft),
    vscode.commands.registerCommand("gouji.importPublished", (file?: vscode.Uri) => importPublished(running, file)),
    vscode.commands.registerCommand("gouji.fixDraft", () => fixDraft(running)),
    vscode.commands.registerCommand("gouji.showRelations", (uri?: unknown, position?: vscode.Position) =>
      showRelations(running, relations, typeof uri === "string" ? uri : undefined, position),
    ),
    vscode.commands.registerCommand("gouji.showUnchecked", () => showUnchecked(running)),
    vscode.commands.registerCommand("gouji.restart", () => running.restart()),
    vscode.commands.registerCommand("gouji.showOutput", () => running.showOutput()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("gouji.server.path")) void running.restart()
    }),
  )
  await running.restart()
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop()
}
