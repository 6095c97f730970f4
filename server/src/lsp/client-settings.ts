import { type PathPattern, parsePathPattern } from "../core/files/path-pattern.ts";
import type { CheckLevel, SettingsLayer } from "../core/files/promrules-config.ts";

/** What the client's settings below `promrules` say. */
export interface ClientSettings extends SettingsLayer {
  readonly exclude: readonly PathPattern[];
  /** Whether alerting rules have lenses above them. */
  readonly codeLens: boolean;
  /** Whether the meaning of codes is shown behind them. */
  readonly inlayHints: boolean;
}

/** Takes what can be understood: settings come from outside, and a wrong one must not take the others with it. */
export function readClientSettings(value: unknown): ClientSettings {
  const settings = isRecord(value) ? value : {};
  return {
    dialect: oneOf(settings.dialect, ["prometheus", "thanos", "mimir", "victoriametrics", "loki"]),
    nameValidation: oneOf(settings.nameValidation, ["utf8", "legacy"]),
    // An empty list leaves the word to the configuration file.
    features: notEmpty(texts(settings.features)),
    checks: levels(settings.checks),
    exclude: texts(settings.exclude).map(parsePathPattern),
    codeLens: settings.codeLens !== false,
    inlayHints: settings.inlayHints !== false,
  };
}

const checkLevels: readonly CheckLevel[] = ["error", "warning", "information", "hint", "off"];

function levels(value: unknown): ReadonlyMap<string, CheckLevel> {
  const known = new Map<string, CheckLevel>();
  for (const [check, written] of Object.entries(isRecord(value) ? value : {})) {
    const level = oneOf(written, checkLevels);
    if (level !== undefined) known.set(check, level);
  }
  return known;
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string" && item.trim() !== "") : [];
}

function notEmpty(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
