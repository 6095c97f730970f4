import type { Offer } from "./item.ts";

const units: readonly (readonly [unit: string, meaning: string])[] = [
  ["ms", "milliseconds"],
  ["s", "seconds"],
  ["m", "minutes"],
  ["h", "hours"],
  ["d", "days"],
  ["w", "weeks"],
  ["y", "years"],
];

const usual: readonly string[] = [
  "30s",
  "1m",
  "2m",
  "5m",
  "10m",
  "15m",
  "30m",
  "1h",
  "2h",
  "6h",
  "12h",
  "1d",
  "7d",
];

/** Usual durations; once a whole number is typed, that number with each unit. */
export function durations(typed: string): Offer[] {
  if (/^(?:0x|\d+e|[\d_]*[._])/i.test(typed)) return [];
  const number = /(?<!\d)\d+$/.exec(typed)?.[0];
  if (number === undefined) return usual.map((label) => ({ label, kind: "value", detail: inWords(label) }));
  const before = typed.slice(0, -number.length);
  // Units go from the longest to the shortest, each at most once.
  const allowed = units.slice(
    0,
    before === "" ? units.length : units.findIndex(([unit]) => before.endsWith(unit)),
  );
  return [...allowed].reverse().map(([unit]) => ({
    label: `${before}${number}${unit}`,
    kind: "value",
    detail: inWords(`${before}${number}${unit}`),
  }));
}

/** `1h30m` as `1 hour 30 minutes`. */
export function inWords(duration: string): string {
  const parts = [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts
    .map(([, count, unit]) => {
      const meaning = units.find(([name]) => name === unit)![1];
      return `${count} ${count === "1" ? meaning.slice(0, -1) : meaning}`;
    })
    .join(" ");
}
