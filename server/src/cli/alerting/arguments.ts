import {
  asksServer,
  type PrometheusOptions,
  prometheusFlags,
  prometheusOptionsOf,
} from "../prometheus-options.ts";
import { choice, type Flags, type Parsed, readFlags, UnknownChoice } from "../read-flags.ts";

export interface AppliesOptions extends PrometheusOptions {
  readonly paths: readonly string[];
  readonly alert: string | undefined;
  readonly target:
    | { readonly kind: "labels"; readonly text: string }
    | { readonly kind: "instance"; readonly instance: string };
  readonly config: string | undefined;
  readonly format: "text" | "json";
}

export interface PreviewOptions extends PrometheusOptions {
  readonly paths: readonly string[];
  readonly alert: string;
  /** Series with values; empty when the server is asked. */
  readonly series: readonly string[];
  readonly config: string | undefined;
  readonly externalUrl: string | undefined;
  /** As Unix milliseconds; missing for now. */
  readonly at: number | undefined;
  /** Which entry of `alertmanagers`, from 1. */
  readonly alertmanager: number;
}

const appliesFlags = {
  alert: { type: "string" },
  labels: { type: "string" },
  instance: { type: "string" },
  config: { type: "string" },
  ...prometheusFlags,
  format: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

const previewFlags = {
  alert: { type: "string" },
  series: { type: "string", multiple: true },
  ...prometheusFlags,
  config: { type: "string" },
  "external-url": { type: "string" },
  at: { type: "string" },
  alertmanager: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

export function parseApplies(argv: readonly string[]): Parsed<AppliesOptions> {
  const parsed = readFlags(argv, appliesFlags);
  if (parsed.flags.has("help")) return { kind: "help" };
  const wrong = (message: string) => ({ kind: "usage-error", message }) as const;
  if (parsed.mistake !== undefined) return wrong(parsed.mistake);
  const flag = (name: keyof typeof appliesFlags): string | undefined => parsed.flags.get(name)?.at(-1);
  const [labels, instance] = [flag("labels"), flag("instance")];
  if (parsed.positionals.length === 0) return wrong("A rule file is missing.");
  if (parsed.positionals.includes("")) return wrong("A path is empty.");
  if ((labels === undefined) === (instance === undefined)) {
    return wrong("It takes either `--labels` or `--instance`, for the target that the rules may apply to.");
  }
  const server = prometheusOptionsOf(parsed.flags);
  if (flag("config") !== undefined && asksServer(server)) {
    return wrong("It takes `--config` or `--prometheus`, not both.");
  }
  try {
    return {
      kind: "options",
      options: {
        paths: parsed.positionals,
        alert: flag("alert"),
        target:
          labels === undefined ? { kind: "instance", instance: instance! } : { kind: "labels", text: labels },
        config: flag("config"),
        ...server,
        format: choice(parsed, "format", ["text", "json"]) ?? "text",
      },
    };
  } catch (error) {
    if (error instanceof UnknownChoice) return wrong(error.message);
    throw error;
  }
}

export function parsePreview(argv: readonly string[]): Parsed<PreviewOptions> {
  const parsed = readFlags(argv, previewFlags);
  if (parsed.flags.has("help")) return { kind: "help" };
  const wrong = (message: string) => ({ kind: "usage-error", message }) as const;
  if (parsed.mistake !== undefined) return wrong(parsed.mistake);
  const flag = (name: keyof typeof previewFlags): string | undefined => parsed.flags.get(name)?.at(-1);
  const alert = flag("alert");
  const series = parsed.flags.get("series") ?? [];
  if (parsed.positionals.length === 0) return wrong("A rule file is missing.");
  if (parsed.positionals.includes("")) return wrong("A path is empty.");
  if (alert === undefined) return wrong("`--alert` is missing, the name of the rule to preview.");
  const server = prometheusOptionsOf(parsed.flags);
  if (series.length > 0 === asksServer(server)) {
    return wrong("It takes either `--series` or `--prometheus`, for the result of the expression.");
  }
  const externalUrl = flag("external-url");
  if (externalUrl !== undefined && !/^https?:\/\/[^/?#\s'"]/i.test(externalUrl)) {
    return wrong("`--external-url` takes an address that begins with `http://` or `https://`.");
  }
  const at = flag("at");
  const time = at === undefined ? undefined : readTime(at);
  if (time !== undefined && Number.isNaN(time)) {
    return wrong("`--at` takes a time such as `2026-01-01T00:00:00Z`, or seconds since 1970.");
  }
  const alertmanager = flag("alertmanager") ?? "1";
  if (!/^[1-9]\d{0,5}$/.test(alertmanager)) {
    return wrong("`--alertmanager` takes the number of an entry of `alertmanagers`, counted from 1.");
  }
  return {
    kind: "options",
    options: {
      paths: parsed.positionals,
      alert,
      series,
      alertmanager: Number(alertmanager),
      ...server,
      config: flag("config"),
      externalUrl,
      at: time,
    },
  };
}

/** RFC 3339, or seconds since 1970, as milliseconds. */
function readTime(text: string): number {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return inRange(Math.round(Number(text) * 1000));
  const isWritten = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text);
  return isWritten ? inRange(Date.parse(text.toUpperCase().replace(" ", "T"))) : Number.NaN;
}

/** The years 0 to 9999. */
function inRange(time: number): number {
  return time >= -62_167_219_200_000 && time <= 253_402_300_799_999 ? time : Number.NaN;
}
