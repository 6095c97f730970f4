import assert from "node:assert/strict";
import test from "node:test";
import type { SecretStorage } from "vscode";
import type { SecretParams } from "../../server/src/protocol/requests.ts";
import { Credentials } from "./credentials.ts";

const token: SecretParams = { server: "prod", kind: "token", origin: "https://p.example.com" };

test("a secret is found again under all that it was entered for, and under nothing else", async () => {
  const { credentials } = store();
  await credentials.keep(token, "hunter2");
  assert.equal(await credentials.find({ ...token }), "hunter2");
  for (const other of [
    { ...token, origin: "http://p.example.com" },
    { ...token, origin: "https://p.example.com:8443" },
    { ...token, origin: "https://q.example.com" },
    { ...token, kind: "password" as const },
    { ...token, server: "" },
  ]) {
    assert.equal(await credentials.find(other), undefined);
  }
});

test("the secret that was entered last counts", async () => {
  const { credentials } = store();
  await credentials.keep(token, "hunter2");
  await credentials.keep(token, "hunter3");
  assert.equal(await credentials.find(token), "hunter3");
  assert.deepEqual(await credentials.names(), [token]);
});

test("what is forgotten is in the storage no more", async () => {
  const { credentials, stored } = store();
  const other = { ...token, server: "staging" };
  await credentials.keep(token, "hunter2");
  await credentials.keep(other, "hunter3");
  await credentials.forget([token]);
  assert.equal(await credentials.find(other), "hunter3");
  assert.doesNotMatch([...stored.values()].join(), /hunter2/);
  await credentials.forget([other]);
  assert.equal(stored.size, 0);
});

test("a storage that holds something else is an empty one", async () => {
  const { credentials, stored } = store();
  stored.set("promrules.credentials", "{");
  assert.deepEqual(await credentials.names(), []);
});

function store() {
  const stored = new Map<string, string>();
  const storage: Pick<SecretStorage, "get" | "store" | "delete"> = {
    get: async (key) => stored.get(key),
    store: async (key, value) => void stored.set(key, value),
    delete: async (key) => void stored.delete(key),
  };
  return { stored, credentials: new Credentials(storage as SecretStorage) };
}
