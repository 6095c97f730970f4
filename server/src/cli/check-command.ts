import type { Severity } from "../core/checks/check.ts";
import { checkPage } from "../core/checks/check-page.ts";
import { checks } from "../core/checks/index.ts";
import { prometheusFeatures } from "../core/files/prometheus-features.ts";
import { similarName } from "../core/text/similar-name.ts";
import type { CheckOptions } from "./arguments.ts";
import { CheckRun, type FactsFor } from "./check-run.ts";
import type { Environment, Output } from "./environment.ts";
import { checkAndFix } from "./fix/check-and-fix.ts";
import { gatherFacts } from "./live-facts.ts";
import { type OpenedServer, openServer } from "./prometheus-options.ts";
import { type CheckResult, severities } from "./report/check-result.ts";
import { colorsFor } from "./report/colors.ts";
import { renderGithub } from "./report/github.ts";
import { renderJson } from "./report/json.ts";
import { renderSarif } from "./report/sarif.ts";
import { renderText } from "./report/text.ts";
import { SnapshotFiles } from "./snapshot-file.ts";

/** `promrules check`: files to problems to a report; gives the exit code. */
export function runCheck(options: CheckOptions, environment: Environment): number | Promise<number> {
  warnOfUnknownFeatures(options, environment.stderr);
  const server = openServer(options, environment);
  if (server?.kind === "opened") return checkLive(options, rememberStdin(environment), server);
  const snapshots = new SnapshotFiles(environment);
  // One that the command line names is for all files, and nothing is checked if it cannot be used.
  if (options.snapshot !== undefined) snapshots.facts(options.snapshot);
  const failure = server?.message ?? snapshots.failure;
  if (failure !== undefined) {
    environment.stderr.write(`promrules: ${failure}\n`);
    return 2;
  }
  const exitCode = report(options, environment, (snapshot) => snapshots.facts(options.snapshot ?? snapshot));
  const unusable = snapshots.failure;
  for (const message of [...(unusable === undefined ? [] : [unusable]), ...snapshots.warnings()]) {
    environment.stderr.write(`promrules: ${message}\n`);
  }
  return unusable === undefined ? exitCode : 2;
}

/** A server that cannot be asked keeps nobody from the checks that need none, but the exit code tells. */
async function checkLive(
  options: CheckOptions,
  environment: Environment,
  server: OpenedServer,
): Promise<number> {
  const { store, troubles, outage } = await gatherFacts(server, environment, ({ facts }) => {
    new CheckRun(options, environment, () => facts).run();
    return true;
  });
  for (const message of troubles) environment.stderr.write(`promrules: ${message}\n`);
  const exitCode = report(options, environment, () => store.facts);
  return outage === undefined ? exitCode : 2;
}

/** Standard input can be read only once. */
function rememberStdin(environment: Environment): Environment {
  let stdin: Buffer | undefined;
  const readStdin = (): Buffer => {
    stdin ??= environment.readStdin();
    return stdin;
  };
  return { ...environment, readStdin };
}

function report(options: CheckOptions, environment: Environment, factsFor: FactsFor): number {
  const result = options.fix
    ? checkAndFix(options, environment, factsFor)
    : new CheckRun(options, environment, factsFor).run();
  const { unread, unwritten = [] } = result;
  for (const { file, message } of unread) environment.stderr.write(`promrules: ${file}: ${message}\n`);
  for (const { file, message } of unwritten) {
    environment.stderr.write(`promrules: ${file}: cannot be fixed: ${message}\n`);
  }
  // Standard output is for the fixed text when there is one.
  const output = options.fix && options.paths.includes("-") ? environment.stderr : environment.stdout;
  writeAll(render(result, options, { ...environment, stdout: output }), output);
  if (unread.length > 0 || unwritten.length > 0) return 2;
  return fails(result, options.failOn) ? 1 : 0;
}

function render(result: CheckResult, { format }: CheckOptions, environment: Environment): Iterable<string> {
  const { stdout, variables } = environment;
  switch (format) {
    case "text":
      return renderText(result, {
        colors: colorsFor(stdout.isTerminal, variables),
        columns: stdout.columns ?? 120,
      });
    case "json":
      return renderJson(result);
    case "github":
      return renderGithub(result);
    case "sarif": {
      const { version, homepage, repository } = environment.manifest();
      return renderSarif(result, {
        version,
        homepage,
        checks,
        urlOf: (check) => checkPage(repository, check),
      });
    }
  }
}

function fails({ problems }: CheckResult, failOn: Severity | "never"): boolean {
  if (failOn === "never") return false;
  const limit = severities.indexOf(failOn);
  return problems.some(({ severity }) => severities.indexOf(severity) <= limit);
}

/** As Prometheus does with names that it does not know: it says so, and goes on. */
function warnOfUnknownFeatures({ features }: CheckOptions, stderr: Output): void {
  const known = prometheusFeatures.map((feature) => feature.name);
  for (const feature of features ?? []) {
    if (known.includes(feature)) continue;
    const near = similarName(feature, known);
    const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
    stderr.write(`promrules: Prometheus has no feature \`${feature}\`.${hint}\n`);
  }
}

/** In pieces of some size: a report of many problems is too long for one text, and too many short writes are slow. */
function writeAll(parts: Iterable<string>, output: Output): void {
  let waiting = "";
  for (const part of parts) {
    waiting += part;
    if (waiting.length < 65_536) continue;
    output.write(waiting);
    waiting = "";
  }
  if (waiting !== "") output.write(waiting);
}
