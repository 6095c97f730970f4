import type { LabelSet } from "../../server/src/core/labels/label-set.ts";
import type {
  OpenLabels,
  PossibleLabel,
  PossibleLabels,
} from "../../server/src/core/labels/possible-labels.ts";
import type { RelabelOptions } from "../../server/src/core/labels/relabel.ts";
import {
  defaultRelabelConfig,
  type RelabelConfig,
  relabelActions,
} from "../../server/src/core/labels/relabel-config.ts";
import type { Random } from "./random.ts";

const names = ["a", "b", "job", "__address__", "__meta_x", "m_a", "m_b", "m_job", "x_a_y"];
const values = ["1", "2", "a", "b", "foo", "Foo", "x;y", "host:80", "a/b", "m_a"];
const patterns = [undefined, undefined, "[a-z]+", "foo|a", ".+"];
const regexes = [
  ...[
    "(.*)",
    "(.+)",
    ".*",
    "",
    "a",
    "foo|a",
    "(a|foo)",
    "a;foo",
    "(1|2);(.+)",
    "([^:]+)(?::\\d+)?",
    "f.*",
    ";.*",
  ],
  ...[
    "m_(.+)",
    "(.+)_y",
    "x_(.+)_y",
    "m_(a|b)",
    "a|b|job",
    "__meta_.*",
    "(.)(.*)",
    "^(.+)$",
    "a|$",
    "(?:a|b)",
    "x;y",
  ],
];
const replacements = ["$1", "${1}", "$0", "$2", "", "const", "m_$1", "$1_$2", "${1}x", "x$$", "a"];
const targets = ["a", "b", "job", "__address__", "c", "$1", "m_${1}", "${2}"];

/** Labels of which not all is known. */
export function randomPossibleLabels(random: Random): PossibleLabels {
  const labels = new Map<string, PossibleLabel>();
  for (const name of names) if (random.chance(0.5)) labels.set(name, randomLabel(random, name));
  const open = random.chance(0.5) ? [] : [randomOpen(random)];
  return { labels, open: random.chance(0.2) ? [...open, randomOpen(random)] : open };
}

function randomLabel(random: Random, name: string): PossibleLabel {
  const certainty = random.chance(0.5) ? "certain" : "possible";
  const pattern = random.pick(patterns);
  if (random.chance(0.4)) {
    const unknown =
      pattern === undefined ? { kind: "unknown" as const } : { kind: "unknown" as const, pattern };
    return { name, certainty, from: [], values: unknown };
  }
  const known = new Map(
    Array.from({ length: 1 + random.below(3) }, () => [random.pick(values), []] as const),
  );
  return { name, certainty, from: [], values: { kind: "known", values: known } };
}

function randomOpen(random: Random): OpenLabels {
  const prefix = random.pick(["m_", "__meta_", "", "x_"]);
  return { allows: (name) => name.startsWith(prefix) && name.length > prefix.length, from: [] };
}

export function randomRelabelConfig(random: Random): RelabelConfig {
  const action = random.chance(0.4) ? "replace" : random.pick(relabelActions);
  return {
    ...defaultRelabelConfig,
    action,
    sourceLabels: Array.from({ length: random.pick([0, 1, 1, 1, 2, 3]) }, () => random.pick(names)),
    separator: random.pick([";", ";", ";", "", "/"]),
    regex: random.pick(regexes),
    replacement: random.pick(replacements),
    targetLabel: random.pick(targets),
    modulus: random.pick([2n, 3n, 1000n]),
  };
}

/** Some labels that are among the possible ones. */
export function drawLabels(
  random: Random,
  { labels, open }: PossibleLabels,
  options: RelabelOptions,
): LabelSet {
  const drawn = new Map<string, string>();
  for (const { name, certainty, values: possible } of labels.values()) {
    if (certainty === "possible" && random.chance(0.3)) continue;
    const fitting =
      possible.kind === "known"
        ? [...possible.values.keys()]
        : values.filter((value) => fits(value, possible.pattern, options));
    drawn.set(name, random.pick(fitting));
  }
  for (const name of names) {
    if (labels.has(name) || !open.some((each) => each.allows(name)) || random.chance(0.4)) continue;
    drawn.set(name, random.pick(values));
  }
  return drawn;
}

/** What of exact labels is not among the possible ones; nothing when all is. */
export function findContradiction(
  exact: LabelSet | undefined,
  possible: PossibleLabels | undefined,
  options: RelabelOptions,
): string | undefined {
  if (exact === undefined) return undefined;
  if (possible === undefined) return "nothing is possible";
  for (const [name, value] of exact) {
    const label = possible.labels.get(name);
    if (label === undefined) {
      if (!possible.open.some((open) => open.allows(name))) return `${name} is not possible`;
    } else if (label.values.kind === "known") {
      if (!label.values.values.has(value)) return `${name} is not possible with the value ${value}`;
    } else if (!fits(value, label.values.pattern, options))
      return `${name}: ${value} is not ${label.values.pattern}`;
  }
  for (const { name, certainty } of possible.labels.values()) {
    if (certainty === "certain" && !exact.has(name)) return `${name} is not there`;
  }
  return undefined;
}

function fits(value: string, pattern: string | undefined, { compile }: RelabelOptions): boolean {
  const regex = pattern === undefined ? undefined : compile(pattern);
  return regex?.ok !== true || regex.matches(value);
}
