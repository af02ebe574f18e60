import assert from "node:assert/strict";
import { test } from "node:test";

import { candidates, find, isSame, shown } from "../src/find";
import type { Answer, Command, Lookup } from "../src/find";

const UNSET = { path: "", interpreter: "", offline: false };
const ALL = { ptm: ["/bin/ptm"], uvx: ["/bin/uvx"], pipx: ["/bin/pipx"] };

function machine(programs: Record<string, string[]>): Lookup {
  return (name) => Promise.resolve(programs[name] ?? []);
}

function answers(known: Record<string, string>): (command: Command) => Promise<Answer> {
  return (command) => {
    const version = known[shown(command)];
    return Promise.resolve(version === undefined ? { problem: "is silent" } : { version });
  };
}

async function lines(...of: Parameters<typeof candidates>): Promise<string[]> {
  return (await candidates(...of)).map(shown);
}

test("an installed server comes first, then runners, then the interpreter", async () => {
  const found = await lines({ ...UNSET, interpreter: "/env/python" }, true, machine(ALL));

  assert.deepEqual(found, [
    "/bin/ptm",
    "/bin/uvx --from ptm-lsp ptm",
    "/bin/pipx run --spec ptm-lsp ptm",
    "/env/python -P -m ptm_lsp",
  ]);
});

test("the user's own path is the only candidate", async () => {
  const found = await lines({ ...UNSET, path: "/my/ptm", interpreter: "/env/python" }, true, machine(ALL));

  assert.deepEqual(found, ["/my/ptm"]);
});

test("an untrusted workspace gets only what is installed", async () => {
  const found = await lines({ ...UNSET, interpreter: "/env/python" }, false, machine(ALL));

  assert.deepEqual(found, ["/bin/ptm"]);
});

test("an untrusted workspace gets the user's own path", async () => {
  const found = await lines({ ...UNSET, path: "/my/ptm" }, false, machine(ALL));

  assert.deepEqual(found, ["/my/ptm"]);
});

test("offline, nothing is fetched", async () => {
  const found = await lines({ ...UNSET, offline: true }, true, machine(ALL));

  assert.deepEqual(found, ["/bin/ptm", "/bin/uvx --offline --from ptm-lsp ptm"]);
});

test("a program of the same name that is not ours is passed over", async () => {
  const commands = await candidates(UNSET, true, machine({ ...ALL, ptm: ["/other/ptm", "/bin/ptm"] }));

  const found = await find(commands, answers({ "/bin/ptm": "0.1.0" }));

  assert.deepEqual(found, { command: { program: "/bin/ptm", args: [] }, version: "0.1.0" });
});

test("nothing is asked after the first answer", async () => {
  const asked: string[] = [];
  const commands = await candidates(UNSET, true, machine(ALL));

  await find(commands, (command) => {
    asked.push(shown(command));
    return Promise.resolve({ version: "0.1.0" });
  });

  assert.deepEqual(asked, ["/bin/ptm"]);
});

test("without an answer, every candidate says why", async () => {
  const commands = await candidates(UNSET, true, machine(ALL));

  const found = await find(commands, answers({}));

  assert.deepEqual(found, {
    problems: ["`/bin/ptm` is silent", "`/bin/uvx --from ptm-lsp ptm` is silent", "`/bin/pipx run --spec ptm-lsp ptm` is silent"],
  });
});

test("a relative path is refused unasked: it would depend on the folder", async () => {
  const commands = await candidates({ ...UNSET, path: "bin/ptm" }, true, machine(ALL));

  const found = await find(commands, answers({ "bin/ptm": "0.1.0" }));

  assert.deepEqual(found, { problems: ["`bin/ptm` is not an absolute path"] });
});

test("commands are the same when program and arguments are", () => {
  const uvx = { program: "/bin/uvx", args: ["--from", "ptm-lsp", "ptm"] };

  assert.equal(isSame(uvx, { ...uvx, args: [...uvx.args] }), true);
  assert.equal(isSame(uvx, { ...uvx, args: ["--offline", ...uvx.args] }), false);
  assert.equal(isSame(uvx, undefined), false);
});
