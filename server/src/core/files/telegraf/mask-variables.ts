import type { Span } from "../../text/span.ts";

/** TOML in which what Telegraf fills in is replaced by something of the same length that TOML can be read with. */
export interface MaskedToml {
  readonly text: string;
  /** Values of which nothing is known: where the text has a variable outside of quotes. */
  readonly unknown: readonly Span[];
}

/**
 * Telegraf replaces `${NAME}` and `$NAME` by variables of the environment before it reads the file, also outside of
 * quotes (config/envvar.go). Comments are left alone, as it takes them out before; so are quoted texts, which stay
 * texts whatever is filled in.
 */
export function maskVariables(text: string): MaskedToml {
  if (!text.includes("$")) return { text, unknown: [] };
  const unknown: Span[] = [];
  let masked = "";
  let done = 0;
  for (const match of text.matchAll(quotedOrVariable)) {
    const { index: from, groups } = match;
    if (groups?.variable === undefined) continue;
    const to = from + match[0].length;
    masked += text.slice(done, from);
    // A variable that stands for whole lines is taken for no line at all.
    if (beginsLine(text, from) || to - from < 2) masked += " ".repeat(to - from);
    else {
      unknown.push({ from, to });
      masked += `"${"x".repeat(to - from - 2)}"`;
    }
    done = to;
  }
  return { text: masked + text.slice(done), unknown };
}

function beginsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && text[at] !== "\n" && text[at]!.trim() === "") at--;
  return at < 0 || text[at] === "\n";
}

/**
 * Comments and quoted texts are found to be passed over. What is glued to a variable is one value with it, and is only
 * looked at from its start, so that hostile texts cost no more than their length.
 */
const quotedOrVariable =
  /#[^\n]*|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|'[^'\n]*'?|(?<variable>(?<![\w.:/+-])[\w.:/+-]*(?:\$\{[^}\n]{0,500}\}|\$\w+)(?:\$\{[^}\n]{0,500}\}|[\w$.:/+-])*)/g;
