/** Programs of this machine: where they are, and what they say when asked. */

import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join, relative, sep } from "node:path";

import type { Answer, Command } from "./find";

/** Where every program is started: a folder that no workspace can fill with files that change what it does. */
export const NEUTRAL_FOLDER = homedir();

const PATIENCE = 120_000; // milliseconds: `uvx` and `pipx` may have to download first
const VERSION = /^ptm (\d\S*)\s*$/;

/** Ask a command for its version. */
export function ask({ program, args }: Command): Promise<Answer> {
  return new Promise((resolve) => {
    const options = { cwd: NEUTRAL_FOLDER, timeout: PATIENCE, windowsHide: true };
    execFile(program, [...args, "--version"], options, (error, stdout, stderr) => {
      const version = VERSION.exec(stdout)?.[1];
      if (error === null && version !== undefined) {
        resolve({ version });
      } else if (error?.code === "ENOENT") {
        resolve({ problem: "does not exist" });
      } else {
        const said = lastLine(stderr) ?? lastLine(stdout) ?? error?.message ?? "nothing";
        resolve({ problem: `answers \`--version\` with: ${said}` });
      }
    });
  });
}

function lastLine(text: string): string | undefined {
  return text.trim().split("\n").at(-1) || undefined;
}

/**
 * Every program of this name in the folders of `path` (the value of PATH), nearest first.
 *
 * Relative folders do not count, nor does anything inside `excluded`: it could be the workspace's own.
 */
export async function findPrograms(name: string, path: string, excluded: readonly string[]): Promise<string[]> {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const folders = path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !excluded.some((root) => contains(root, folder)));
  const programs = folders.map((folder) => join(folder, file));
  const isThere = await Promise.all(programs.map(isExecutable));
  return programs.filter((_, index) => isThere[index]);
}

function contains(root: string, folder: string): boolean {
  const way = relative(root, folder);
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
