/** Which program is the server: what is tried, in which order, and the first that answers. */

import { isAbsolute } from "node:path";

import type { Settings } from "./settings";

/** A program and the arguments that make it `ptm`; the arguments of `ptm` follow. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** What a command says when asked for its version. */
export type Answer = { readonly version: string } | { readonly problem: string };

export interface Found {
  readonly command: Command;
  readonly version: string;
}

/** Every program of this name on PATH, as absolute paths, nearest first. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/**
 * What may be the server, best first.
 *
 * A `ptm.path` is an order: nothing else is tried. Where the workspace is not trusted, nothing is
 * fetched and no environment is entered, since both may belong to the workspace.
 */
export async function candidates(settings: Settings, isTrusted: boolean, onPath: Lookup): Promise<Command[]> {
  if (settings.path !== "") {
    return [{ program: settings.path, args: [] }];
  }
  const installed = (await onPath("ptm")).map((program) => ({ program, args: [] }));
  return isTrusted ? [...installed, ...(await runners(settings, onPath)), ...interpreters(settings)] : installed;
}

async function runners({ offline }: Settings, onPath: Lookup): Promise<Command[]> {
  const uvx = (await onPath("uvx")).slice(0, 1);
  // NOTE: `pipx run` has no way to stay offline.
  const pipx = offline ? [] : (await onPath("pipx")).slice(0, 1);
  return [
    ...uvx.map((program) => ({ program, args: [...(offline ? ["--offline"] : []), "--from", "ptm-lsp", "ptm"] })),
    ...pipx.map((program) => ({ program, args: ["run", "--spec", "ptm-lsp", "ptm"] })),
  ];
}

function interpreters({ interpreter }: Settings): Command[] {
  // NOTE: `-P` keeps the current folder out of the module path, so no file there can pose as a module.
  return interpreter === "" ? [] : [{ program: interpreter, args: ["-P", "-m", "ptm_lsp"] }];
}

/** The first command that answers with a version, or why none does. */
export async function find(
  commands: readonly Command[],
  ask: (command: Command) => Promise<Answer>,
): Promise<Found | { readonly problems: readonly string[] }> {
  const problems: string[] = [];
  for (const command of commands) {
    const answer = isAbsolute(command.program) ? await ask(command) : { problem: "is not an absolute path" };
    if ("version" in answer) {
      return { command, version: answer.version };
    }
    problems.push(`\`${shown(command)}\` ${answer.problem}`);
  }
  return { problems };
}

export function isSame(one: Command | undefined, other: Command | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A command as a line to read. */
export function shown({ program, args }: Command): string {
  return [program, ...args].join(" ");
}
