import type { ParsedTemplate, TemplateOptions, TemplateProblem } from "./parsed-template.ts";
import { TemplateParser } from "./template-parser.ts";

/** Reads a template as Go's `text/template` does. Never throws. */
export function parseTemplate(text: string, options: TemplateOptions): ParsedTemplate {
  return new TemplateParser(text, options).parse();
}

/** A mistake as Go words it: `template: NAME:1: undefined variable "$x"`. */
export function goParseError(name: string, { message, line, startedAt }: TemplateProblem): string {
  const behind = startedAt === undefined ? "" : `${startedAt.words}${name}:${startedAt.line}`;
  return `template: ${name}:${line}: ${message}${behind}`;
}
