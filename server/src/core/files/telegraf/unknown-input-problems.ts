import { similarName } from "../../text/similar-name.ts";
import type { ReadProblem } from "../rule-file.ts";
import { invalidTelegrafConfig } from "./problem-ids.ts";
import type { TelegrafPlugin } from "./telegraf-config.ts";

/**
 * Telegraf refuses inputs that it does not have (`addInput` in config/config.go). Other releases have other ones, none
 * of them so near to one of today's: only what is one slip from an input that there is counts as a mistake.
 */
export function* unknownInputProblems(
  { name, nameSpan }: TelegrafPlugin,
  inputs: readonly string[],
): Iterable<ReadProblem> {
  // `gpu` is as near to `cpu` as any slip.
  if (name.length < shortest || name === formerName) return;
  const meant = similarName(name, inputs, 1);
  if (meant === undefined) return;
  yield {
    check: invalidTelegrafConfig,
    span: nameSpan,
    message: `Telegraf does not start: undefined but requested input: ${name}. Did you mean \`${meant}\`?`,
    fixes: [{ title: `Change to ${meant}`, safe: false, edits: [{ span: nameSpan, newText: meant }] }],
  };
}

const shortest = 4;

/** What releases before 1.24 called `knx_listener`. */
const formerName = "KNXListener";
