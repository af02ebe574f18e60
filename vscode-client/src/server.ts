import { workspace } from "vscode";
import type { LogOutputChannel } from "vscode";
import { State as ClientState } from "vscode-languageclient/node";
import type { LanguageClient } from "vscode-languageclient/node";

import { clientFor } from "./client";
import { candidates, find, isSame, shown } from "./find";
import type { Command, Found } from "./find";
import { coalesced, onceIn } from "./pace";
import { ask, findPrograms } from "./program";
import { readSettings } from "./settings";
import type { Report, State } from "./state";
import { tellAbsent, tellStopped } from "./tell";

const CALM = 3 * 60 * 1000; // milliseconds between two deaths that both may be mended in silence

/** The server: looked for, started, started again when that is due, stopped. */
export class Server {
  /** Look for the server, and start it unless it already runs by the very command that was found. */
  readonly refresh = coalesced(() => this.bringUp());
  private readonly mayReturn = onceIn(CALM, Date.now);
  private client: LanguageClient | undefined;
  private command: Command | undefined;
  private isStale = false; // the next refresh replaces the server in any case

  constructor(
    private readonly output: LogOutputChannel,
    private readonly show: (state: State) => void,
  ) {}

  /** Start the server anew. */
  async restart(): Promise<void> {
    this.isStale = true;
    if (this.client?.state === ClientState.Starting) {
      void this.stop(); // a server that hangs while it starts must not keep this waiting
    }
    await this.refresh();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A server that does not end in time is killed by the client library.
      this.output.warn(`stopping the server: ${String(error)}`);
    }
  }

  private async bringUp(): Promise<void> {
    const found = await look();
    const isStale = this.isStale;
    this.isStale = false;
    if ("problems" in found) {
      await this.stop();
      this.show({ kind: "absent" });
      found.problems.forEach((problem) => this.output.warn(problem));
      void tellAbsent(found.problems);
    } else if (isStale || this.client === undefined || !isSame(this.command, found.command)) {
      await this.stop();
      await this.start(found);
    }
  }

  private async start({ command, version }: Found): Promise<void> {
    this.output.info(`ptm ${version}: ${shown(command)}`);
    this.show({ kind: "starting" });
    const client = clientFor(command, this.output);
    this.client = client;
    this.command = command;
    client.onNotification("ptm/status", (report: Report) => this.show({ kind: "ready", version, report }));
    client.onDidChangeState(({ newState }) => {
      if (newState === ClientState.Running) {
        this.show({ kind: "ready", version });
      } else if (newState === ClientState.Stopped) {
        this.died(client);
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.output.error(`starting the server: ${String(error)}`);
      this.died(client);
    }
  }

  private died(client: LanguageClient): void {
    if (client !== this.client) {
      return; // it was stopped on purpose
    }
    this.client = undefined;
    this.show({ kind: "stopped" });
    if (this.mayReturn()) {
      void this.refresh();
    } else {
      void tellStopped();
    }
  }
}

async function look(): ReturnType<typeof find> {
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const excluded = workspace.isTrusted ? [] : folders;
  const onPath = (name: string) => findPrograms(name, process.env["PATH"] ?? "", excluded);
  return find(await candidates(readSettings(), workspace.isTrusted, onPath), ask);
}
