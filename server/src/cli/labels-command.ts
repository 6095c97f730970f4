import path from "node:path";
import type { JobUniverse, LabelUniverse } from "../core/project/label-universe.ts";
import { createRegexCompiler } from "../core/regex/compile-regex.ts";
import { similarName } from "../core/text/similar-name.ts";
import { shownPath, slashed } from "../disk/slashed-path.ts";
import type { LabelsOptions } from "./arguments.ts";
import { ConfigurationFinder } from "./configuration-finder.ts";
import type { Environment } from "./environment.ts";
import { renderLabelsJson } from "./labels/json.ts";
import { jobLabels, type PlaceNames } from "./labels/labels-result.ts";
import { renderLabelsText } from "./labels/text.ts";
import { colorsFor } from "./report/colors.ts";
import { RunProject } from "./run-project.ts";

/** `promrules labels`: what labels the targets of each job have, and where each comes from; gives the exit code. */
export function runLabels(options: LabelsOptions, environment: Environment): number {
  const { cwd, stdout, stderr, variables } = environment;
  const project = projectFor(environment);
  const universe = findJobs(options, project, environment);
  if ("message" in universe) {
    stderr.write(`promrules: ${universe.message}\n`);
    return 2;
  }
  const jobs = chooseJobs(universe, options.job);
  if (jobs.length === 0 && options.job !== undefined) {
    stderr.write(`promrules: ${noSuchJob(universe, options.job)}\n`);
    return 2;
  }
  const names: PlaceNames = {
    fileAndLine: (place) => {
      const line = project.file(place.file)?.positionAt(place.span.from).line;
      return line === undefined ? undefined : { file: shownPath(place.file, cwd), line: line + 1 };
    },
  };
  const result = { jobs: jobs.map((job) => jobLabels(job, names)) };
  const { steps } = options;
  stdout.write(
    options.format === "json"
      ? renderLabelsJson(result, { steps })
      : renderLabelsText(result, { steps, colors: colorsFor(stdout.isTerminal, variables) }),
  );
  return 0;
}

function projectFor({ yaml }: Environment): RunProject {
  return new RunProject(new ConfigurationFinder({ yaml, regex: createRegexCompiler() }));
}

/** The jobs of the configuration, or of the monitors in the file that is named as one. */
function findJobs(
  options: LabelsOptions,
  project: RunProject,
  environment: Environment,
): Pick<LabelUniverse, "jobs"> | { readonly message: string } {
  const monitored =
    options.config === undefined
      ? []
      : project.readMonitors(slashed(path.resolve(environment.cwd, options.config)));
  if (monitored.length > 0) return { jobs: monitored };
  const file = findConfig(options, project, environment);
  return typeof file === "string" ? project.universeOf(file)! : file;
}

/** The path of the configuration, or why there is none. */
function findConfig(
  { config }: LabelsOptions,
  project: RunProject,
  { cwd }: Environment,
): string | { readonly message: string } {
  const names = config === undefined ? ["prometheus.yml", "prometheus.yaml"] : [config];
  let problem: string | undefined;
  for (const name of names) {
    const file = slashed(path.resolve(cwd, name));
    const read = project.readConfig(file);
    if (read === undefined) return file;
    problem ??= `${shownPath(file, cwd)}: ${read}`;
  }
  const hint = config === undefined ? ". Name a configuration with `--config`." : "";
  return { message: `${problem}${hint}` };
}

function chooseJobs({ jobs }: Pick<LabelUniverse, "jobs">, name: string | undefined): readonly JobUniverse[] {
  return name === undefined ? jobs : jobs.filter(({ job }) => job === name);
}

function noSuchJob({ jobs }: Pick<LabelUniverse, "jobs">, name: string): string {
  const near = similarName(
    name,
    jobs.map(({ job }) => job),
  );
  const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  return `There is no job \`${name}\`.${hint}`;
}
