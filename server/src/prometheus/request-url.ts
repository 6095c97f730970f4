import { isValidLabelName } from "../core/promql/names.ts";

export type Parameters = readonly (readonly [name: string, value: string])[];

/** Where an endpoint is: below the path of the server's address, of which nothing is lost, its query included. */
export function requestUrl(server: URL, endpoint: string | undefined, parameters: Parameters): URL {
  const url = new URL(server);
  url.username = "";
  url.password = "";
  url.hash = "";
  if (endpoint !== undefined) url.pathname = `${server.pathname.replace(/\/+$/, "")}/api/v1/${endpoint}`;
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return url;
}

export function formOf(parameters: Parameters): string {
  return new URLSearchParams(parameters as [string, string][]).toString();
}

/**
 * A label's name as a part of a path. What is no name of old is escaped as Prometheus' `EscapeName` does for values,
 * since a router takes `/` for the end of a name however it is written.
 */
export function labelInPath(label: string): string {
  if (isValidLabelName(label, "legacy")) return label;
  const escaped = Array.from(label, (character, index) => {
    if (character === "_") return "__";
    if (/[A-Za-z:]/.test(character) || (index > 0 && /\d/.test(character))) return character;
    return `_${character.codePointAt(0)!.toString(16)}_`;
  });
  return `U__${escaped.join("")}`;
}

/** Prometheus takes seconds. */
export function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
