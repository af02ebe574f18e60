/** How the server is, and how that reads in the status bar. */

/** What the server tells of itself (`ptm/status`): how many models the workspace names, and whether it asks no hub. */
export interface Report {
  readonly models: number;
  readonly offline: boolean;
}

export type State =
  | { readonly kind: "starting" }
  | { readonly kind: "ready"; readonly version: string; readonly report?: Report }
  | { readonly kind: "stopped" }
  | { readonly kind: "absent" };

export interface Shown {
  readonly text: string;
  readonly tooltip: string;
  readonly isWarning: boolean;
}

export function shownState(state: State): Shown {
  switch (state.kind) {
    case "starting":
      return { text: "$(sync~spin) ptm", tooltip: "The server is starting", isWarning: false };
    case "ready":
      return { text: readyText(state.report), tooltip: `ptm ${state.version}`, isWarning: false };
    case "stopped":
      return { text: "$(error) ptm: stopped", tooltip: "The server has stopped", isWarning: true };
    case "absent":
      return { text: "$(warning) ptm: not found", tooltip: "The server was not found", isWarning: true };
  }
}

function readyText(report: Report | undefined): string {
  if (report === undefined) {
    return "$(package) ptm";
  }
  const models = report.models === 1 ? "1 model" : `${report.models} models`;
  return `$(package) ptm: ${models}${report.offline ? ", offline" : ""}`;
}
