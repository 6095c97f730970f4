// Holds our readers against what Prometheus' own ones do, case by case:
//   npm run conformance -- [SUITE ...]
// Fails when a case differs that known-differences.ts does not explain, when one that it explains agrees, and when
// there is nothing to compare.
import { alertmanagerPayloadSuite } from "./alertmanager-payload.ts";
import { completionSuite } from "./completion.ts";
import { configSuite } from "./config.ts";
import { configCorporaSuite } from "./config-corpora.ts";
import { corporaSuite } from "./corpora.ts";
import { diagnosticsSuite } from "./diagnostics.ts";
import { durationSuite } from "./durations.ts";
import { evalExpressionSuite } from "./eval-expressions.ts";
import { knownDifferences } from "./known-differences.ts";
import { lexSuite } from "./lex.ts";
import { nameSuite } from "./names.ts";
import { parseSuite } from "./parse.ts";
import { pintOfflineSuites } from "./pint-offline.ts";
import { pintOnlineSuite } from "./pint-online.ts";
import { pintRegexpSuite } from "./pint-regexp.ts";
import { printSuite } from "./print.ts";
import { promtoolUnitTestSuite } from "./promtool-unittest.ts";
import { regexReplaceSuite, regexSuite } from "./regex.ts";
import { relabelConfigSuite, relabelSuite, targetLabelSuite } from "./relabel.ts";
import { rulefmtSuite } from "./rulefmt.ts";
import type { Suite } from "./suite.ts";
import { templateSuite } from "./templates.ts";

const suites: readonly Suite[] = [
  parseSuite,
  lexSuite,
  evalExpressionSuite,
  printSuite,
  completionSuite,
  diagnosticsSuite,
  durationSuite,
  nameSuite,
  regexSuite,
  regexReplaceSuite,
  pintOnlineSuite,
  pintRegexpSuite,
  ...pintOfflineSuites,
  relabelSuite,
  relabelConfigSuite,
  targetLabelSuite,
  rulefmtSuite,
  promtoolUnitTestSuite,
  templateSuite,
  alertmanagerPayloadSuite,
  configSuite,
  configCorporaSuite,
  corporaSuite,
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => suites.every((suite) => suite.name !== name));
if (unknown.length > 0) {
  throw new Error(`No suite ${unknown.join(", ")} among ${suites.map(({ name }) => name).join(", ")}`);
}
const chosen = suites.filter((suite) => wanted.length === 0 || wanted.includes(suite.name));
const width = Math.max(...chosen.map((suite) => suite.name.length));

for (const suite of chosen) {
  const explained = new Map(
    knownDifferences.filter((each) => each.suite === suite.name).map((each) => [each.title, each.reason]),
  );
  const lines: string[] = [];
  let agreed = 0;
  let total = 0;
  for await (const { title, difference } of suite.run()) {
    total++;
    const reason = explained.get(title);
    explained.delete(title);
    if (difference === undefined) agreed++;
    if (difference === undefined && reason === undefined) continue;
    if (difference !== undefined && reason !== undefined) {
      lines.push(`    known: ${shorten(title)}: ${reason}`);
      continue;
    }
    process.exitCode = 1;
    lines.push(
      difference === undefined
        ? `    AGREES by now, but is listed as different: ${shorten(title)}`
        : `    DIFFERS: ${shorten(title)}: ${difference}`,
    );
  }
  for (const title of explained.keys()) {
    process.exitCode = 1;
    lines.push(`    NOT THERE any more, but listed as different: ${shorten(title)}`);
  }
  if (total === 0) {
    process.exitCode = 1;
    lines.push("    NO CASES");
  }
  console.log(`${suite.name.padEnd(width)}  ${agreed}/${total}`);
  for (const line of lines) console.log(line);
}

function shorten(title: string): string {
  const shown = JSON.stringify(title);
  return shown.length <= 120 ? shown : `${shown.slice(0, 117)}..."`;
}
