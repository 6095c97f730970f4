import type { FileHints } from "./file-kind.ts";

/**
 * Whether a template engine makes a text into YAML, as Helm does with the files of a chart. Alert templates have the
 * same braces but stay within YAML's texts: what tells them apart is what they speak of. Each sign stands on one line,
 * so that a text has one exactly when some line of it has one.
 */
export function isTemplate(text: string, hints: FileHints = {}): boolean {
  if (hints.languageId === "helm" && text.includes("{{")) return true;
  for (let at = text.indexOf("{{"); at !== -1; at = text.indexOf("{{", at + 2)) {
    if (at === 0 || text.charCodeAt(at - 1) === 10) return true;
    if (mayBeSign(text, at + 2) && isSign(text, at)) return true;
  }
  return jinja(text);
}

/** The commonest action of an alert template, `{{ $labels.x }}`, is told at a glance. */
function mayBeSign(text: string, from: number): boolean {
  let at = from;
  if (text.charCodeAt(at) === 45) at++;
  while (text.charCodeAt(at) === 32) at++;
  return text.charCodeAt(at) !== 36 || text.charCodeAt(at + 1) === 46;
}

const helm =
  /^\{\{-?[ \t]*(?:"(?:\{\{|\}\}|%)|`|\/\*|(?:include|template|define|tpl|required|toYaml)\b|.*(?:^|[^\w"])\$?\.(?:Values|Release|Chart|Capabilities|Files|Template)\b)/;

function isSign(text: string, at: number): boolean {
  const line = text.slice(at, at + 500).split("\n", 1)[0]!;
  const end = line.indexOf("}}", 2);
  // A text in quotes may hold braces, so the action is only cut off behind the first ones.
  return helm.test(end === -1 ? line : line.slice(0, end + 2));
}

const statement = /\{%[-+]?[ \t]*(?:raw|if|for|set|macro|include|import|block|endraw|endif|endfor)\b/;

function jinja(text: string): boolean {
  return text.includes("{%") && statement.test(text);
}
