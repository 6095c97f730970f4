import { readFileSync, writeFileSync } from "node:fs";

/** One figure and what it should be. */
export interface Row {
  readonly metric: string;
  /** What it is compared with. */
  readonly anchor: string;
  /** Usually our figure divided by the anchor's; missing when it could not be measured. */
  readonly value: number | undefined;
  /** At most; missing for figures that are only reported. */
  readonly goal?: number;
  readonly unit?: string;
  /** Absolute figures behind the ratio, or why there is none. */
  readonly note?: string;
}

export function renderTable(rows: readonly Row[]): string {
  return [
    "| metric | anchor | measured | goal | | absolute |",
    "|---|---|---|---|---|---|",
    ...rows.map(renderRow),
  ].join("\n");
}

function renderRow({ metric, anchor, value, goal, unit = "x", note = "" }: Row): string {
  const measured = value === undefined ? "–" : `${format(value)} ${unit}`;
  const wanted = goal === undefined ? "" : `≤ ${format(goal)} ${unit}`;
  const verdict = value === undefined || goal === undefined ? "" : value <= goal ? "met" : "missed";
  return `| ${metric} | ${anchor} | ${measured} | ${wanted} | ${verdict} | ${note} |`;
}

function format(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toString();
  return value.toPrecision(value < 0.01 ? 2 : 3);
}

const page = "docs/performance.md";
const start = "<!-- table: npm run bench -- --write -->";
const end = "<!-- end of table -->";

export function writeTable(rows: readonly Row[]): void {
  const text = readFileSync(page, "utf8");
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  writeFileSync(page, `${before}\n${renderTable(rows)}\n${after}`);
}
