/** Messages that say what is wrong with the server, each with the ways out as buttons. */

import { commands, window } from "vscode";

import { findPrograms } from "./program";

interface Way {
  readonly title: string;
  readonly go: () => Thenable<unknown>;
}

const RESTART: Way = { title: "Restart", go: () => commands.executeCommand("ptm.restart") };
const OUTPUT: Way = { title: "Show the output", go: () => commands.executeCommand("ptm.showOutput") };
const SETTINGS: Way = { title: "Open the settings", go: () => commands.executeCommand("ptm.openSettings") };
const DOCUMENTATION: Way = { title: "Documentation", go: () => commands.executeCommand("ptm.openDocumentation") };

/** There is no server to run. */
export async function tellAbsent(problems: readonly string[]): Promise<void> {
  const why = problems[0] ?? "neither `ptm` nor a program that could fetch it is on `PATH`";
  await tell(`The server \`ptm\` was not found: ${why}`, [...(await installers()), SETTINGS, DOCUMENTATION]);
}

/** The server died, and again soon after it was restarted. */
export async function tellStopped(): Promise<void> {
  await tell("The server `ptm` stopped twice within three minutes", [RESTART, OUTPUT]);
}

async function tell(message: string, ways: readonly Way[]): Promise<void> {
  const chosen = await window.showWarningMessage(message, ...ways.map((way) => way.title));
  await ways.find((way) => way.title === chosen)?.go();
}

/** The installers that this machine has. */
async function installers(): Promise<Way[]> {
  const ways: Way[] = [];
  const known = [
    { name: "uv", args: ["tool", "install", "ptm-lsp"] },
    { name: "pipx", args: ["install", "ptm-lsp"] },
  ];
  for (const { name, args } of known) {
    const [program] = await findPrograms(name, process.env["PATH"] ?? "", []);
    if (program !== undefined) {
      ways.push({ title: `Install with ${name}`, go: () => install(program, args) });
    }
  }
  return ways;
}

/** Install in a terminal, where it can be watched; then look for the server again. */
async function install(program: string, args: string[]): Promise<void> {
  const terminal = window.createTerminal({ name: "Install ptm-lsp", shellPath: program, shellArgs: args });
  terminal.show();
  await new Promise<void>((resolve) => {
    const listener = window.onDidCloseTerminal((closed) => {
      if (closed === terminal) {
        listener.dispose();
        resolve();
      }
    });
  });
  await commands.executeCommand("ptm.restart");
}
