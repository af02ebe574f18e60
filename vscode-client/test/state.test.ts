import assert from "node:assert/strict";
import { test } from "node:test";

import { shownState } from "../src/state";

test("a server that has said nothing of itself is shown by name alone", () => {
  assert.equal(shownState({ kind: "ready", version: "0.1.0" }).text, "$(package) ptm");
});

test("models are counted", () => {
  const text = (models: number) => shownState({ kind: "ready", version: "0.1.0", report: { models, offline: false } }).text;

  assert.deepEqual([text(0), text(1), text(14)], ["$(package) ptm: 0 models", "$(package) ptm: 1 model", "$(package) ptm: 14 models"]);
});

test("a server that asks no hub says so", () => {
  const { text } = shownState({ kind: "ready", version: "0.1.0", report: { models: 2, offline: true } });

  assert.equal(text, "$(package) ptm: 2 models, offline");
});

test("only a server that does not run is a warning, and says it in words too", () => {
  const shown = [shownState({ kind: "starting" }), shownState({ kind: "stopped" }), shownState({ kind: "absent" })];

  assert.deepEqual(shown.map(({ isWarning, text }) => [isWarning, text]), [
    [false, "$(sync~spin) ptm"],
    [true, "$(error) ptm: stopped"],
    [true, "$(warning) ptm: not found"],
  ]);
});
