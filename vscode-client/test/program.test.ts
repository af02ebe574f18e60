import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { ask, findPrograms } from "../src/program";

const isPosix = process.platform !== "win32";
let root: string;

before(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "ptm client ")));
});
after(() => rm(root, { recursive: true }));

async function program(way: string, script: string): Promise<string> {
  const file = join(root, way);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

test("programs are found in the order of PATH", { skip: !isPosix && "writes shell scripts" }, async () => {
  const first = await program("a/ptm", "");
  const second = await program("b/ptm", "");

  const found = await findPrograms("ptm", [dirname(first), join(root, "absent"), dirname(second)].join(delimiter), []);

  assert.deepEqual(found, [first, second]);
});

test("a relative folder of PATH does not count", { skip: !isPosix && "writes shell scripts" }, async () => {
  const found = await findPrograms("sh", ["", ".", "bin"].join(delimiter), []);

  assert.deepEqual(found, []);
});

test("a program inside an excluded folder does not count", { skip: !isPosix && "writes shell scripts" }, async () => {
  const inside = await program("workspace/.venv/bin/ptm", "");
  const outside = await program("workspace-of-another/ptm", "");
  const path = [dirname(inside), dirname(outside)].join(delimiter);

  const found = await findPrograms("ptm", path, [join(root, "workspace")]);

  assert.deepEqual(found, [outside]);
});

test("a file that cannot be run, or a folder, does not count", { skip: !isPosix && "writes shell scripts" }, async () => {
  const plain = await program("plain/ptm", "");
  await chmod(plain, 0o644);
  await mkdir(join(root, "folder/ptm"), { recursive: true });

  const found = await findPrograms("ptm", [dirname(plain), join(root, "folder")].join(delimiter), []);

  assert.deepEqual(found, []);
});

test("a version is what stands behind the name", { skip: !isPosix && "writes shell scripts" }, async () => {
  const ptm = await program("good/ptm", '[ "$*" = "--quiet --version" ] && echo "ptm 1.2.3rc1"');

  assert.deepEqual(await ask({ program: ptm, args: ["--quiet"] }), { version: "1.2.3rc1" });
});

test("another program of the same name is no server", { skip: !isPosix && "writes shell scripts" }, async () => {
  const ptm = await program("other/ptm", "echo portable tape mover 3");

  assert.deepEqual(await ask({ program: ptm, args: [] }), { problem: "answers `--version` with: portable tape mover 3" });
});

test("a failing program is quoted by its last line", { skip: !isPosix && "writes shell scripts" }, async () => {
  const ptm = await program("bad/ptm", "echo Traceback >&2; echo 'No module named ptm_lsp' >&2; exit 1");

  assert.deepEqual(await ask({ program: ptm, args: [] }), { problem: "answers `--version` with: No module named ptm_lsp" });
});

test("a program that is not there says so", async () => {
  assert.deepEqual(await ask({ program: join(root, "nowhere"), args: [] }), { problem: "does not exist" });
});
