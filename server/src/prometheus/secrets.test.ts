import assert from "node:assert/strict";
import { test } from "node:test";
import { environmentSecrets } from "./secrets.ts";

test("secrets of the environment are for the origins that it names", async () => {
  const find = environmentSecrets({
    PROMRULES_TOKEN: "hunter2",
    PROMRULES_ORIGIN: "https://p.example.com/prefix, https://q.example.com",
  });
  const ask = (origin: string) => find({ server: "", kind: "token", origin });
  assert.equal(await ask("https://p.example.com"), "hunter2");
  assert.equal(await ask("https://q.example.com"), "hunter2");
  assert.equal(await ask("http://p.example.com"), undefined);
  assert.equal(await find({ server: "", kind: "password", origin: "https://p.example.com" }), undefined);
});

test("without origins no secret of the environment is sent anywhere", async () => {
  const find = environmentSecrets({ PROMRULES_TOKEN: "hunter2" });
  assert.equal(await find({ server: "", kind: "token", origin: "https://p.example.com" }), undefined);
});
