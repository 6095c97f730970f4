import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { type FakeAnswers, failure, fakePrometheus } from "../../../test/support/fake-prometheus.ts";
import { testReadOptions } from "../../../test/support/read-options.ts";
import type { FactQuestion } from "../core/facts/fact-question.ts";
import type { PrometheusApi } from "../prometheus/prometheus-api.ts";
import { prometheusPart } from "../prometheus/prometheus-part.ts";
import { LiveFacts } from "./live-facts.ts";

const uri = "file:///w/rules.yml";

interface Scene {
  readonly facts: LiveFacts;
  readonly server: { readonly asked: readonly unknown[] };
  /** What the checks of the open file ask; empty when no file is open. */
  asked: FactQuestion[] | undefined;
  api: PrometheusApi | undefined;
  changes: number;
  /** Lets so many milliseconds go by, and all answers come. */
  wait(milliseconds: number): Promise<void>;
}

async function inScene(answers: FakeAnswers, play: (scene: Scene) => Promise<void>): Promise<void> {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000_000_000 });
  const server = fakePrometheus(answers);
  const scene: Scene = {
    server,
    asked: [],
    api: server,
    changes: 0,
    facts: new LiveFacts({
      apiFor: () => scene.api,
      lookbackFor: () => 1000,
      part: () => prometheusPart,
      read: testReadOptions,
      snapshotFor: () => undefined,
      documents: () => (scene.asked === undefined ? [] : [{ uri, factsAsked: () => scene.asked ?? [] }]),
      changed: () => scene.changes++,
    }),
    async wait(milliseconds) {
      mock.timers.tick(milliseconds);
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    },
  };
  try {
    await play(scene);
  } finally {
    scene.facts.serversChanged();
    mock.timers.reset();
  }
}

function ask(scene: Scene, selector: string): ReadonlySet<string> | undefined {
  scene.asked?.push({ kind: "labelNames", selector });
  return scene.facts.factsFor(uri).labelNames(selector);
}

const names: FakeAnswers = { labelNames: { items: ["job"], isTruncated: false } };

test("asks after a pause what is still wanted then, and tells of the answers", () =>
  inScene(names, async (scene) => {
    for (const selector of ["u", "up"]) {
      scene.asked = [];
      assert.equal(ask(scene, selector), undefined);
      await scene.wait(300);
    }
    assert.equal(scene.server.asked.length, 0);
    await scene.wait(300);
    assert.equal(scene.server.asked.length, 1);
    assert.equal(scene.changes, 1);
    assert.deepEqual(ask(scene, "up"), new Set(["job"]));
    await scene.wait(60_000);
    assert.equal(scene.server.asked.length, 1);
  }));

test("asks everything anew after a while, and tells only of news", () => {
  let items = ["job"];
  return inScene({ labelNames: () => ({ items, isTruncated: false }) }, async (scene) => {
    ask(scene, "up");
    await scene.wait(600);
    await scene.wait(300_000);
    assert.deepEqual([scene.server.asked.length, scene.changes], [2, 1]);
    items = ["job", "team"];
    await scene.wait(300_000);
    assert.deepEqual([scene.server.asked.length, scene.changes], [3, 2]);
    assert.deepEqual(ask(scene, "up"), new Set(items));
  });
});

test("asks nothing for files that are closed, and goes on when one is opened again", () =>
  inScene(names, async (scene) => {
    ask(scene, "up");
    await scene.wait(600);
    scene.asked = undefined;
    await scene.wait(900_000);
    assert.equal(scene.server.asked.length, 1);
    scene.asked = [];
    ask(scene, "up");
    await scene.wait(600);
    assert.equal(scene.server.asked.length, 2);
  }));

test("leaves a server that is down alone for longer each time, and comes back to it", () => {
  let isDown = true;
  const labelNames = () => (isDown ? failure("unreachable") : { items: ["job"], isTruncated: false });
  return inScene({ labelNames }, async (scene) => {
    ask(scene, "up");
    await scene.wait(600);
    assert.equal(scene.server.asked.length, 1);
    await scene.wait(4000);
    ask(scene, "down");
    await scene.wait(600);
    assert.equal(scene.server.asked.length, 1);
    await scene.wait(1000);
    assert.equal(scene.server.asked.length, 3);
    await scene.wait(9000);
    assert.equal(scene.server.asked.length, 3);
    isDown = false;
    await scene.wait(2000);
    assert.deepEqual(ask(scene, "up"), new Set(["job"]));
  });
});

test("what hover asks is brought, too, without any check that asks it", () =>
  inScene({ metadata: new Map([["up", [{ type: "gauge", help: "", unit: "" }]]]) }, async (scene) => {
    assert.equal(scene.facts.featureFactsFor(uri).metadata("up"), undefined);
    await scene.wait(600);
    assert.deepEqual(scene.facts.featureFactsFor(uri).metadata("up")?.types, new Set(["gauge"]));
  }));

test("forgets what a server said that is not asked any more", () =>
  inScene(names, async (scene) => {
    ask(scene, "up");
    await scene.wait(600);
    scene.api = fakePrometheus({});
    scene.facts.serversChanged();
    assert.equal(ask(scene, "up"), undefined);
    scene.api = undefined;
    assert.equal(scene.facts.factsFor(uri).source, undefined);
  }));
