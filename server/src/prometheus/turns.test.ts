import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns } from "./turns.ts";

test("no more go at a time than there are turns, in the order in which they came", async () => {
  const turns = new Turns(2);
  const log: string[] = [];
  const go = async (name: string): Promise<() => void> => {
    const end = await turns.take(undefined);
    log.push(name);
    return end;
  };
  const first = await go("a");
  const second = await go("b");
  const third = go("c");
  const fourth = go("d");
  await Promise.resolve();
  assert.deepEqual(log, ["a", "b"]);
  second();
  (await third)();
  (await fourth)();
  first();
  assert.deepEqual(log, ["a", "b", "c", "d"]);
  await Promise.all([go("e"), go("f")]);
  assert.equal(log.length, 6);
});

test("whoever does not want to wait any more loses the place", async () => {
  const turns = new Turns(1);
  const end = await turns.take(undefined);
  const controller = new AbortController();
  const waiting = turns.take(controller.signal);
  const next = turns.take(undefined);
  controller.abort();
  await assert.rejects(waiting, { kind: "cancelled" });
  end();
  (await next)();
  await assert.rejects(turns.take(controller.signal), { kind: "cancelled" });
  (await turns.take(undefined))();
});
