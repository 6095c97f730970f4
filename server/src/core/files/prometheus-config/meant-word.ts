import type { Fix } from "../../text/fix.ts";
import { similarName } from "../../text/similar-name.ts";
import { replaceInScalar } from "../../yaml/scalar-edit.ts";
import { choicesOf } from "./config-struct.ts";
import type { ConfigStruct } from "./config-value.ts";

/** What was probably meant where a field takes some words only, and has another one. */
export interface MeantWord {
  readonly hint: string;
  readonly fixes?: readonly Fix[];
}

export function meantWord(struct: ConfigStruct, field: string, text: string): MeantWord | undefined {
  const { info } = struct.fields.get(field) ?? {};
  const written = struct.textField(field);
  if (info === undefined || written === undefined) return undefined;
  const choices = choicesOf(info.type);
  const { value, scalar, entry } = written;
  if (choices.length === 0 || choices.includes(value)) return undefined;
  const similar = similarName(value, choices);
  if (similar === undefined) return undefined;
  const hint = `. Did you mean \`${similar}\`?`;
  if (entry.mergedBy !== undefined || entry.alias !== undefined) return { hint };
  const edit = replaceInScalar(text, scalar, { span: { from: 0, to: value.length }, newText: similar });
  return edit === undefined
    ? { hint }
    : { hint, fixes: [{ title: `Change to \`${similar}\``, safe: false, edits: [edit] }] };
}
