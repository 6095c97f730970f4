import assert from "node:assert/strict";
import { test } from "node:test";
import { type CheckOptions, parseArguments } from "./arguments.ts";

function checkOptions(line: string): CheckOptions {
  const command = parseArguments(line.split(" "));
  assert.equal(command.kind, "check");
  return command.options;
}

function mistake(line: string): string {
  const command = parseArguments(line === "" ? [] : line.split(" "));
  assert.equal(command.kind, "usage-error");
  return command.message;
}

test("checks the current folder when nothing else is said", () => {
  assert.deepEqual(checkOptions("check"), {
    paths: ["."],
    format: "text",
    failOn: "error",
    features: undefined,
    dialect: undefined,
    nameValidation: undefined,
    config: undefined,
    stdinFilename: undefined,
    fix: false,
    prometheus: undefined,
    prometheusConfig: undefined,
    snapshot: undefined,
  });
});

test("takes options before and after paths, and what follows `--` as paths", () => {
  const options = checkOptions("check --format json a.yml --fail-on=hint - -- --odd.yml");
  assert.deepEqual(options.paths, ["a.yml", "-", "--odd.yml"]);
  assert.equal(options.format, "json");
  assert.equal(options.failOn, "hint");
});

test("gathers the features of every --enable-feature", () => {
  assert.deepEqual(checkOptions("check --enable-feature a,b --enable-feature=c,").features, ["a", "b", "c"]);
});

test("takes the rules of a snapshot with and without --for", () => {
  const command = parseArguments("snapshot --prometheus http://p --for a b -o s.yaml".split(" "));
  assert.deepEqual(command, {
    kind: "snapshot",
    options: {
      paths: ["a", "b"],
      output: "s.yaml",
      config: undefined,
      prometheus: "http://p",
      prometheusConfig: undefined,
    },
  });
  assert.equal(mistake("snapshot"), "The server is missing: `--prometheus http://localhost:9090`.");
});

test("the last of several values counts", () => {
  assert.equal(checkOptions("check --format json --format sarif").format, "sarif");
});

test("names the option or value that was probably meant", () => {
  assert.equal(mistake("check --fromat json"), "There is no option `--fromat`. Did you mean `--format`?");
  assert.equal(
    mistake("check --format jsn"),
    "`--format` knows no `jsn` (did you mean `json`?): it takes text, json, github or sarif.",
  );
  assert.equal(mistake("chek"), "There is no command `chek`. Did you mean `check`?");
  assert.equal(mistake("metrics impotr a"), "`metrics` knows no `impotr`: `promrules metrics import FILE`.");
  assert.equal(
    mistake("--format json"),
    "There is no option `--format`. It belongs behind a command: `promrules check --format`.",
  );
});

test("says what is missing or too much", () => {
  assert.equal(mistake(""), "A command is missing.");
  assert.equal(mistake("check --config"), "`--config` needs a value.");
  assert.equal(mistake("check -x"), "There is no option `-x`.");
  assert.equal(mistake("lsp a.yml"), "`promrules lsp` takes no paths, but got `a.yml`.");
  assert.equal(
    mistake("rules.yml"),
    "There is no command `rules.yml`. To check a file, type `promrules check rules.yml`.",
  );
});

test("finds help and version", () => {
  assert.deepEqual(parseArguments(["--version"]), { kind: "version" });
  assert.deepEqual(parseArguments(["-h"]), { kind: "help", topic: "promrules" });
  assert.deepEqual(parseArguments(["help", "lsp"]), { kind: "help", topic: "lsp" });
  assert.deepEqual(parseArguments(["check", "a.yml", "--help"]), { kind: "help", topic: "check" });
});

test("names that every object has are not options", () => {
  assert.equal(mistake("check --constructor"), "There is no option `--constructor`.");
});
