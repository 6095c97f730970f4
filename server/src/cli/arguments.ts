import type { Severity } from "../core/checks/check.ts";
import type { Dialect, NameValidation } from "../core/files/read-options.ts";
import { similarName } from "../core/text/similar-name.ts";
import {
  type AppliesOptions,
  type PreviewOptions,
  parseApplies,
  parsePreview,
} from "./alerting/arguments.ts";
import type { ImportOptions } from "./metrics/import-command.ts";
import {
  asksServer,
  type PrometheusOptions,
  prometheusFlags,
  prometheusOptionsOf,
} from "./prometheus-options.ts";
import { choice, type Flags, type Parsed, readFlags, UnknownChoice } from "./read-flags.ts";

export type Command =
  | { readonly kind: "help"; readonly topic: HelpTopic }
  | { readonly kind: "version" }
  | { readonly kind: "check"; readonly options: CheckOptions }
  | { readonly kind: "labels"; readonly options: LabelsOptions }
  | { readonly kind: "explain"; readonly options: ExplainOptions }
  | { readonly kind: "snapshot"; readonly options: SnapshotOptions }
  | { readonly kind: "applies"; readonly options: AppliesOptions }
  | { readonly kind: "preview"; readonly options: PreviewOptions }
  | { readonly kind: "metrics import"; readonly options: ImportOptions }
  | { readonly kind: "lsp" }
  | { readonly kind: "usage-error"; readonly topic: HelpTopic; readonly message: string };

export type HelpTopic =
  | "promrules"
  | "check"
  | "explain"
  | "labels"
  | "snapshot"
  | "applies"
  | "preview"
  | "metrics"
  | "lsp";

export interface CheckOptions extends PrometheusOptions {
  /** Files, folders, globs and `-`, as they were typed. */
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  readonly failOn: Severity | "never";
  /** Missing when no flag was given, so that a configuration file decides. */
  readonly features: readonly string[] | undefined;
  readonly dialect: Dialect | undefined;
  readonly nameValidation: NameValidation | undefined;
  readonly config: string | undefined;
  readonly stdinFilename: string | undefined;
  /** Whether safe fixes are written into the files. */
  readonly fix: boolean;
  /** A file that `promrules snapshot` wrote. */
  readonly snapshot: string | undefined;
}

export interface SnapshotOptions extends PrometheusOptions {
  /** Whose questions are answered, as `check` takes them. */
  readonly paths: readonly string[];
  /** Where to write; missing for standard output. */
  readonly output: string | undefined;
  readonly config: string | undefined;
}

export interface ExplainOptions {
  /** `FILE`, `FILE:LINE` or `-`, as they were typed. */
  readonly places: readonly string[];
  readonly format: "text" | "json" | "markdown";
}

export interface LabelsOptions {
  /** The prometheus.yml; missing for the one in the current folder. */
  readonly config: string | undefined;
  readonly job: string | undefined;
  readonly steps: boolean;
  readonly format: "text" | "json";
}

export type ReportFormat = "text" | "json" | "github" | "sarif";

const formats: readonly ReportFormat[] = ["text", "json", "github", "sarif"];
const failOnLevels = ["error", "warning", "information", "hint", "never"] as const;
const dialects: readonly Dialect[] = ["prometheus", "thanos", "mimir", "victoriametrics", "loki"];
const nameValidations: readonly NameValidation[] = ["utf8", "legacy"];

const checkFlags = {
  format: { type: "string" },
  "fail-on": { type: "string" },
  "enable-feature": { type: "string", multiple: true },
  dialect: { type: "string" },
  "name-validation": { type: "string" },
  config: { type: "string" },
  "stdin-filename": { type: "string" },
  fix: { type: "boolean" },
  ...prometheusFlags,
  snapshot: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

const labelsFlags = {
  config: { type: "string" },
  job: { type: "string" },
  steps: { type: "boolean" },
  format: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

const explainFlags = {
  format: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

const snapshotFlags = {
  ...prometheusFlags,
  for: { type: "string", multiple: true },
  output: { type: "string", short: "o" },
  config: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

const metricsFlags = {
  output: { type: "string", short: "o" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

const lspFlags = {
  stdio: { type: "boolean" },
  clientProcessId: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

const globalFlags = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const satisfies Flags;

/** What the user asks for. Never throws: a mistake is a command too. */
export function parseArguments(argv: readonly string[]): Command {
  const [first, ...rest] = argv;
  switch (first) {
    case undefined:
      return usageError("promrules", "A command is missing.");
    case "check":
      return parseCheck(rest);
    case "labels":
      return parseLabels(rest);
    case "explain":
      return parseExplain(rest);
    case "snapshot":
      return parseSnapshot(rest);
    case "applies":
      return commandOf("applies", parseApplies(rest));
    case "preview":
      return commandOf("preview", parsePreview(rest));
    case "metrics":
      return parseMetrics(rest);
    case "lsp":
      return parseLsp(rest);
    case "help":
      return parseHelp(rest);
    default:
      return first.startsWith("-") ? parseGlobal(argv) : unknownCommand(first);
  }
}

function parseCheck(argv: readonly string[]): Command {
  const parsed = readFlags(argv, checkFlags);
  if (parsed.flags.has("help")) return { kind: "help", topic: "check" };
  if (parsed.mistake !== undefined) return usageError("check", parsed.mistake);
  if (parsed.positionals.includes("")) return usageError("check", "A path is empty.");
  if (parsed.flags.has("stdin-filename") && !parsed.positionals.includes("-")) {
    return usageError(
      "check",
      "`--stdin-filename` names standard input, but there is no `-` among the paths.",
    );
  }
  const prometheus = prometheusOptionsOf(parsed.flags);
  const snapshot = parsed.flags.get("snapshot")?.at(-1);
  if (snapshot !== undefined && asksServer(prometheus)) {
    return usageError("check", "`--snapshot` stands for a server: there is none to ask besides.");
  }
  try {
    return {
      kind: "check",
      options: {
        paths: parsed.positionals.length > 0 ? parsed.positionals : ["."],
        format: choice(parsed, "format", formats) ?? "text",
        failOn: choice(parsed, "fail-on", failOnLevels) ?? "error",
        features: listOfNames(parsed.flags.get("enable-feature")),
        dialect: choice(parsed, "dialect", dialects),
        nameValidation: choice(parsed, "name-validation", nameValidations),
        config: parsed.flags.get("config")?.at(-1),
        stdinFilename: parsed.flags.get("stdin-filename")?.at(-1),
        fix: parsed.flags.has("fix"),
        snapshot,
        ...prometheus,
      },
    };
  } catch (error) {
    if (error instanceof UnknownChoice) return usageError("check", error.message);
    throw error;
  }
}

function parseLabels(argv: readonly string[]): Command {
  const parsed = readFlags(argv, labelsFlags);
  if (parsed.flags.has("help")) return { kind: "help", topic: "labels" };
  if (parsed.mistake !== undefined) return usageError("labels", parsed.mistake);
  const [surplus] = parsed.positionals;
  if (surplus !== undefined) {
    const hint = `To name a configuration, type \`--config ${surplus}\`.`;
    return usageError("labels", `\`promrules labels\` takes no paths, but got \`${surplus}\`. ${hint}`);
  }
  try {
    return {
      kind: "labels",
      options: {
        config: parsed.flags.get("config")?.at(-1),
        job: parsed.flags.get("job")?.at(-1),
        steps: parsed.flags.has("steps"),
        format: choice(parsed, "format", ["text", "json"]) ?? "text",
      },
    };
  } catch (error) {
    if (error instanceof UnknownChoice) return usageError("labels", error.message);
    throw error;
  }
}

function parseExplain(argv: readonly string[]): Command {
  const parsed = readFlags(argv, explainFlags);
  if (parsed.flags.has("help")) return { kind: "help", topic: "explain" };
  if (parsed.mistake !== undefined) return usageError("explain", parsed.mistake);
  if (parsed.positionals.length === 0) return usageError("explain", "A rule file is missing.");
  if (parsed.positionals.includes("")) return usageError("explain", "A path is empty.");
  try {
    const format = choice(parsed, "format", ["text", "json", "markdown"]) ?? "text";
    return { kind: "explain", options: { places: parsed.positionals, format } };
  } catch (error) {
    if (error instanceof UnknownChoice) return usageError("explain", error.message);
    throw error;
  }
}

function parseSnapshot(argv: readonly string[]): Command {
  const parsed = readFlags(argv, snapshotFlags);
  if (parsed.flags.has("help")) return { kind: "help", topic: "snapshot" };
  if (parsed.mistake !== undefined) return usageError("snapshot", parsed.mistake);
  const prometheus = prometheusOptionsOf(parsed.flags);
  if (!asksServer(prometheus)) {
    return usageError("snapshot", "The server is missing: `--prometheus http://localhost:9090`.");
  }
  const paths = [...(parsed.flags.get("for") ?? []), ...parsed.positionals];
  const options = {
    paths: paths.length > 0 ? paths : ["."],
    output: parsed.flags.get("output")?.at(-1),
    config: parsed.flags.get("config")?.at(-1),
    ...prometheus,
  };
  return { kind: "snapshot", options };
}

function parseMetrics(argv: readonly string[]): Command {
  const parsed = readFlags(argv, metricsFlags);
  if (parsed.flags.has("help")) return { kind: "help", topic: "metrics" };
  if (parsed.mistake !== undefined) return usageError("metrics", parsed.mistake);
  const [verb, from, surplus] = parsed.positionals;
  if (verb !== "import") {
    const what = verb === undefined ? "What to do is missing" : `\`metrics\` knows no \`${verb}\``;
    return usageError("metrics", `${what}: \`promrules metrics import FILE\`.`);
  }
  if (from === undefined || from === "") return usageError("metrics", "The file or the address is missing.");
  if (surplus !== undefined) return usageError("metrics", `There is one argument too many: \`${surplus}\`.`);
  return { kind: "metrics import", options: { from, output: parsed.flags.get("output")?.at(-1) } };
}

/** Editors add `--clientProcessId`; the server reads it from the arguments by itself. */
function parseLsp(argv: readonly string[]): Command {
  const parsed = readFlags(argv, lspFlags);
  if (parsed.flags.has("help")) return { kind: "help", topic: "lsp" };
  if (parsed.mistake !== undefined) return usageError("lsp", parsed.mistake);
  const [surplus] = parsed.positionals;
  if (surplus !== undefined)
    return usageError("lsp", `\`promrules lsp\` takes no paths, but got \`${surplus}\`.`);
  return { kind: "lsp" };
}

const topics: readonly HelpTopic[] = [
  "check",
  "explain",
  "labels",
  "snapshot",
  "applies",
  "preview",
  "metrics",
  "lsp",
];

function parseHelp(argv: readonly string[]): Command {
  const [topic] = argv;
  if (topic === undefined) return { kind: "help", topic: "promrules" };
  const found = topics.find((each) => each === topic);
  if (found !== undefined) return { kind: "help", topic: found };
  return unknownCommand(topic);
}

function parseGlobal(argv: readonly string[]): Command {
  const parsed = readFlags(argv, globalFlags);
  if (parsed.flags.has("help")) return { kind: "help", topic: "promrules" };
  if (parsed.mistake !== undefined) {
    const option = argv[0]?.split("=")[0]?.slice(2) ?? "";
    const hint = Object.hasOwn(checkFlags, option)
      ? ` It belongs behind a command: \`promrules check --${option}\`.`
      : "";
    return usageError("promrules", parsed.mistake + hint);
  }
  if (parsed.flags.has("version")) return { kind: "version" };
  return usageError("promrules", "A command is missing.");
}

function unknownCommand(name: string): Command {
  const near = similarName(name, [...topics, "help"]);
  const hint =
    near === undefined ? ` To check a file, type \`promrules check ${name}\`.` : ` Did you mean \`${near}\`?`;
  return usageError("promrules", `There is no command \`${name}\`.${hint}`);
}

function listOfNames(values: readonly string[] | undefined): readonly string[] | undefined {
  return values
    ?.flatMap((value) => value.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function usageError(topic: HelpTopic, message: string): Command {
  return { kind: "usage-error", topic, message };
}

type AlertingCommand = Extract<Command, { kind: "applies" | "preview" }>;

function commandOf<Kind extends AlertingCommand["kind"]>(
  topic: Kind,
  parsed: Parsed<Extract<AlertingCommand, { kind: Kind }>["options"]>,
): Command {
  if (parsed.kind === "help") return { kind: "help", topic };
  if (parsed.kind === "usage-error") return usageError(topic, parsed.message);
  return { kind: topic, options: parsed.options } as AlertingCommand;
}
