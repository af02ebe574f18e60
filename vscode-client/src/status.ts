import { StatusBarAlignment, ThemeColor, window } from "vscode";
import type { Disposable } from "vscode";

import { shownState } from "./state";
import type { State } from "./state";

/** The item in the status bar; a click lists the commands. */
export class Status implements Disposable {
  private readonly item = window.createStatusBarItem("ptm.status", StatusBarAlignment.Right);

  constructor() {
    this.item.name = "ptm";
    this.item.command = "ptm.listCommands";
    this.item.show();
  }

  show(state: State): void {
    const { text, tooltip, isWarning } = shownState(state);
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.backgroundColor = isWarning ? new ThemeColor("statusBarItem.warningBackground") : undefined;
  }

  dispose(): void {
    this.item.dispose();
  }
}
