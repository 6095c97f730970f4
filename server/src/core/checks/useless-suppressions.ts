import type { SourceFile } from "../files/source-file.ts";
import type { SuppressedCheck } from "../files/suppression.ts";
import type { Fix } from "../text/fix.ts";
import { similarName } from "../text/similar-name.ts";
import { type Span, shiftSpan } from "../text/span.ts";
import type { Finding } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import { checks } from "./index.ts";
import type { PlacedSuppression } from "./suppression-index.ts";

/** Which checks the comments of a file have silenced. */
export class UsedSuppressions {
  readonly #used = new Set<string>();

  add({ key }: PlacedSuppression, check: string): void {
    this.#used.add(`${key} ${check}`);
  }

  has({ key }: PlacedSuppression, check: string): boolean {
    return this.#used.has(`${key} ${check}`);
  }
}

interface Surroundings {
  readonly file: SourceFile;
  readonly used: UsedSuppressions;
  readonly settings: CheckSettings;
  /** Whether what a comment silences has mistakes that keep a check from looking at all of it. */
  isBroken(placed: PlacedSuppression, check: string): boolean;
}

/** What a comment of ours asks for in vain: checks that find nothing there, or that there are not. */
export function findUselessParts(placed: PlacedSuppression, around: Surroundings): Finding[] {
  const { suppression, start } = placed;
  if (!suppression.own || suppression.checks === undefined) return [];
  const comment = shiftSpan(suppression.span, start);
  if (suppression.checks.length === 0) {
    const message = "This comment silences nothing. Write `ignore` or `ignore-file` and the name of a check.";
    return [{ span: comment, message }];
  }
  const isOnly = suppression.checks.length === 1;
  return suppression.checks.flatMap(({ id, span: own }) => {
    const span = shiftSpan(own, start);
    const check = checksById.get(id);
    if (check === undefined) return [unknownCheck({ id, span })];
    // A check that is switched off finds nothing to silence, and need not stay switched off.
    if (around.used.has(placed, id) || severityOf(check, around.settings) === "off") return [];
    // What it finds is up to a server, which others may have, or the same one tomorrow.
    if ("needs" in check && check.needs === "facts") return [];
    if (around.isBroken(placed, id)) return [];
    const message = `\`${id}\` finds nothing here, so this comment silences nothing.`;
    const fixes = isOnly ? [removal(comment, around.file)] : [];
    return [{ span, message, fixes, tags: ["unnecessary"] as const }];
  });
}

function unknownCheck({ id, span }: SuppressedCheck): Finding {
  const similar = similarName(id, checksById.keys());
  if (similar === undefined) return { span, message: `There is no check \`${id}\`.` };
  return {
    span,
    message: `There is no check \`${id}\`. Did you mean \`${similar}\`?`,
    fixes: [{ title: `Write \`${similar}\``, safe: false, edits: [{ span, newText: similar }] }],
  };
}

/** Takes out the comment, with its line when nothing else is on it. */
function removal(comment: Span, file: SourceFile): Fix {
  const { line } = file.positionAt(comment.from);
  const lineStart = file.offsetAt({ line, character: 0 });
  const before = file.text({ from: lineStart, to: comment.from });
  const kept = before.trimEnd().length;
  const span =
    kept > 0
      ? { from: lineStart + kept, to: comment.to }
      : { from: lineStart, to: Math.max(comment.to, file.offsetAt({ line: line + 1, character: 0 })) };
  return { title: "Remove the comment", safe: true, edits: [{ span, newText: "" }] };
}

const checksById = new Map(checks.map((check) => [check.id, check]));
