import { workspace } from "vscode";

/** What the client itself needs of the section `ptm`; the server reads the rest. */
export interface Settings {
  readonly path: string;
  readonly interpreter: string;
  readonly offline: boolean;
}

/** The settings as they are now. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration("ptm");
  return {
    path: section.get("path", ""),
    interpreter: section.get("interpreter", ""),
    offline: section.get("offline", false),
  };
}
