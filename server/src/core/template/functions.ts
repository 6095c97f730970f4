import { prometheusFunctionTable } from "./functions.generated.ts";

/** A function that alert templates can call. */
export interface TemplateFunction {
  readonly name: string;
  /** What its arguments are; the last one may be piped in. */
  readonly params: readonly string[];
  /** The last parameter stands for any number of arguments. */
  readonly isVariadic: boolean;
  readonly returns: string;
  readonly summary: string;
  /** The release of Prometheus that has it first; missing for those of Go. */
  readonly since: string | undefined;
}

/** The functions of alert templates by their names. Reading the table is put off until a template needs it. */
export function alertFunctions(): ReadonlyMap<string, TemplateFunction> {
  table ??= new Map(
    [...readTable(prometheusFunctionTable), ...readTable(goFunctionTable)]
      // Only console templates have it.
      .filter(({ name }) => name !== "tmpl")
      .map((each) => [each.name, each]),
  );
  return table;
}

let table: ReadonlyMap<string, TemplateFunction> | undefined;

/** `name|parameter, parameter...|what it returns|release|summary` on each line. */
function readTable(text: string): TemplateFunction[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", args = "", returns = "", since = "", summary = ""] = line.split("|");
      const isVariadic = args.endsWith("...");
      const params = args === "" ? [] : args.replace("...", "").split(", ");
      return { name, params, isVariadic, returns, summary, since: since === "" ? undefined : since };
    });
}

/** What Go has by itself, in the same form. */
const goFunctionTable = `
and|any...|any||The first argument that is empty, or the last one.
or|any...|any||The first argument that is not empty, or the last one.
not|any|bool||Whether the argument is empty: false, 0, or a text, list or map without content.
len|text or list or map|number||How long a text, a list or a map is.
index|list or map, key...|any||The element with this number (from 0) or key; a list in a list takes several.
slice|text or list, index...|text or list||The part from one number to before another one.
print|any...|string||The arguments as a text, with blanks between those that are no texts.
printf|format, any...|string||The arguments in Go's format: %s text, %d whole number, %.2f with two digits, %v anything.
println|any...|string||The arguments with blanks between them and a line break behind.
html|any...|string||Escapes the text for HTML.
js|any...|string||Escapes the text for JavaScript.
urlquery|any...|string||Escapes the text for the query of a URL.
call|function, any...|any||Calls a value that is a function.
eq|a, b...|bool||Whether a equals b, or one of several. Numbers with and without a fraction are of different types.
ne|a, b|bool||Whether a differs from b.
lt|a, b|bool||Whether a is less than b. Compare \`$value\` with a number that has a fraction: 1.0.
le|a, b|bool||Whether a is at most b. Compare \`$value\` with a number that has a fraction: 1.0.
gt|a, b|bool||Whether a is greater than b. Compare \`$value\` with a number that has a fraction: 1.0.
ge|a, b|bool||Whether a is at least b. Compare \`$value\` with a number that has a fraction: 1.0.
`;

/** The variables that Prometheus declares before the text of every label and annotation. */
export const alertVariables: ReadonlySet<string> = new Set([
  "$labels",
  "$value",
  "$externalLabels",
  "$externalURL",
]);

/** `humanize <number or string> → string`, with optional parts in brackets. */
export function printTemplateSignature({ name, params, isVariadic, returns }: TemplateFunction): string {
  const last = params.length - 1;
  const parts = params.map((param, index) =>
    isVariadic && index === last ? `[<${param}> …]` : `<${param}>`,
  );
  return `${[name, ...parts].join(" ")} → ${returns}`;
}
