import { lexTemplate } from "../../core/template/lex.ts";

/** Which argument of which function it is. */
export interface TemplateArgument {
  readonly of: string;
  readonly index: number;
}

interface Command {
  /** The function at its beginning; missing when it begins with something else. */
  called: string | undefined;
  /** How many operands there are, with the one that is being typed. */
  operands: number;
}

/** The function of an alert template whose arguments are being typed at a place. */
export function enclosingTemplateCall(text: string, offset: number): TemplateArgument | undefined {
  let commands: Command[] = [];
  let isBehindBlank = true;
  for (const { kind, from, to } of lexTemplate(text).tokens) {
    if (from >= offset) break;
    const isBlank = kind === "space";
    const last = commands.at(-1);
    if (kind === "left-delimiter") commands = [emptyCommand()];
    else if (kind === "right-delimiter") commands = [];
    else if (last !== undefined && (kind === "pipe" || kind === "declare" || controls.has(kind))) {
      commands[commands.length - 1] = emptyCommand();
    } else if (kind === "left-paren") {
      if (last !== undefined) last.operands++;
      commands.push(emptyCommand());
    } else if (kind === "right-paren") commands.pop();
    else if (!isBlank && kind !== "field" && last !== undefined && (isBehindBlank || last.operands === 0)) {
      if (last.operands === 0 && kind === "identifier") last.called = text.slice(from, to);
      last.operands++;
    }
    isBehindBlank = isBlank;
  }
  for (const { called, operands } of commands.reverse()) {
    // Outside of the innermost parentheses the operand is the one that they are.
    const index = operands - 1 - (isBehindBlank ? 0 : 1);
    isBehindBlank = false;
    if (called !== undefined) return index < 0 ? undefined : { of: called, index };
  }
  return undefined;
}

function emptyCommand(): Command {
  return { called: undefined, operands: 0 };
}

const controls: ReadonlySet<string> = new Set(["if", "else", "range", "with", "assign"]);
