import { parseArgs } from "node:util";
import { listText } from "../core/text/list-text.ts";
import { similarName } from "../core/text/similar-name.ts";

export type Flags = Readonly<
  Record<
    string,
    { readonly type: "string" | "boolean"; readonly short?: string; readonly multiple?: boolean }
  >
>;

export interface ParsedFlags {
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
  /** The first thing that is wrong, a sentence. */
  readonly mistake: string | undefined;
}

/** `parseArgs` only splits the words here: its own errors name neither the nearest option nor an example. */
export function readFlags(argv: readonly string[], known: Flags): ParsedFlags {
  const { tokens } = parseArgs({
    args: [...argv],
    options: known as NonNullable<Parameters<typeof parseArgs>[0]>["options"] & object,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags = new Map<string, string[]>();
  const positionals: string[] = [];
  let mistake: string | undefined;
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    mistake ??= flagMistake(token, known);
    const values = flags.get(token.name) ?? [];
    values.push(token.value ?? "");
    flags.set(token.name, values);
  }
  return { flags, positionals, mistake };
}

function flagMistake(
  token: { readonly name: string; readonly rawName: string; readonly value: string | undefined },
  known: Flags,
): string | undefined {
  const flag = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
  if (flag === undefined) {
    const near = similarName(token.name, Object.keys(known));
    return `There is no option \`${token.rawName}\`.${near === undefined ? "" : ` Did you mean \`--${near}\`?`}`;
  }
  if (flag.type === "boolean") {
    return token.value === undefined ? undefined : `\`${token.rawName}\` takes no value.`;
  }
  return token.value === undefined || token.value === "" ? `\`${token.rawName}\` needs a value.` : undefined;
}

export class UnknownChoice extends Error {}

export function choice<Choice extends string>(
  parsed: ParsedFlags,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = parsed.flags.get(name)?.at(-1);
  if (value === undefined) return undefined;
  const found = choices.find((each) => each === value);
  if (found !== undefined) return found;
  const near = similarName(value, choices);
  const all = listText(choices, "or");
  throw new UnknownChoice(
    `\`--${name}\` knows no \`${value}\`${near === undefined ? "" : ` (did you mean \`${near}\`?)`}: it takes ${all}.`,
  );
}

/** What a command makes of its arguments. */
export type Parsed<Options> =
  | { readonly kind: "help" }
  | { readonly kind: "usage-error"; readonly message: string }
  | { readonly kind: "options"; readonly options: Options };
