import { commands, window, workspace } from "vscode";
import type { ExtensionContext } from "vscode";

import { Server } from "./server";
import { Status } from "./status";

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("ptm", { log: true });
  const status = new Status();
  const current = new Server(output, (state) => status.show(state));
  server = current;
  context.subscriptions.push(
    output,
    status,
    commands.registerCommand("ptm.restart", () => current.restart()),
    commands.registerCommand("ptm.showOutput", () => output.show()),
    commands.registerCommand("ptm.openSettings", () => commands.executeCommand("workbench.action.openSettings", "ptm.")),
    commands.registerCommand("ptm.openDocumentation", () => commands.executeCommand("extension.open", context.extension.id)),
    commands.registerCommand("ptm.listCommands", () => commands.executeCommand("workbench.action.quickOpen", ">ptm: ")),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("ptm")) {
        void current.refresh();
      }
    }),
    workspace.onDidGrantWorkspaceTrust(() => void current.restart()),
  );
  void current.refresh();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
