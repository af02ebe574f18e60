import assert from "node:assert/strict";
import { test } from "node:test";

import { coalesced, onceIn } from "../src/pace";

/** An act that goes on until it is let go, and tells how often it began. */
function gated(): { act: () => Promise<void>; begun: () => number; end: (error?: Error) => Promise<void> } {
  let begun = 0;
  let settle: (error?: Error) => void = () => undefined;
  return {
    act: () => {
      begun += 1;
      return new Promise((resolve, reject) => {
        settle = (error) => (error === undefined ? resolve() : reject(error));
      });
    },
    begun: () => begun,
    end: async (error) => {
      settle(error);
      await new Promise(setImmediate);
    },
  };
}

test("an act begins at once when none is running", () => {
  const { act, begun } = gated();

  void coalesced(act)();

  assert.equal(begun(), 1);
});

test("many calls during a run are answered by one more run", async () => {
  const { act, begun, end } = gated();
  const request = coalesced(act);

  const all = [request(), request(), request(), request()];
  await end();
  await end();
  await Promise.all(all);

  assert.equal(begun(), 2);
});

test("two acts never overlap", async () => {
  const { act, begun, end } = gated();
  const request = coalesced(act);
  void request();
  void request();

  const during = begun();
  await end();

  assert.deepEqual([during, begun()], [1, 2]);
});

test("a call during the second run is answered by a third", async () => {
  const { act, begun, end } = gated();
  const request = coalesced(act);
  void request();
  void request();
  await end();

  const last = request();
  await end();
  await end();
  await last;

  assert.equal(begun(), 3);
});

test("a failed run is told to its caller and does not stop the next", async () => {
  const { act, begun, end } = gated();
  const request = coalesced(act);

  const first = assert.rejects(request(), /broken/);
  const second = request();
  await end(new Error("broken"));
  await end();
  await Promise.all([first, second]);

  assert.equal(begun(), 2);
});

test("the first death may be mended", () => {
  assert.equal(onceIn(100, () => 0)(), true);
});

test("a second death soon after may not", () => {
  const times = [0, 100];
  const may = onceIn(100, () => times[0] ?? NaN);

  assert.deepEqual([may(), (times.shift(), may())], [true, false]);
});

test("a second death after a calm time may", () => {
  const times = [0, 101];
  const may = onceIn(100, () => times[0] ?? NaN);

  assert.deepEqual([may(), (times.shift(), may())], [true, true]);
});
