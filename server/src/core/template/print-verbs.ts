import { goQuote } from "../text/go-quote.ts";
import { UnknownExpansion } from "./expansion-stop.ts";
import { type GoValue, typeName } from "./go-value.ts";
import { formatFloat } from "./number-format.ts";
import { printMap, printValue } from "./print-value.ts";

interface Directive {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly verb: string;
}

const directive = /%([-+# 0]*)(\d*)(?:(\.)(\d*))?(.?)/gsu;

/** Mirrors `fmt.Sprintf`. */
export function printFormat(format: string, values: readonly GoValue[]): string {
  let next = 0;
  const text = format.replace(
    directive,
    (_, flags: string, width: string, dot: string | undefined, precision: string, verb: string) => {
      if (verb === "%") return "%";
      if (verb === "") return "%!(NOVERB)";
      if (verb === "*" || verb === "[") throw new UnknownExpansion("This format is not known here.");
      if (Number(width) > 1e6 || Number(precision) > 1e6)
        throw new UnknownExpansion("The text gets too long.");
      const value = values[next++];
      if (value === undefined) return `%!${verb}(BADINDEX)`.replace("BADINDEX", "MISSING");
      return printDirective(value, {
        // `%+v` asks for the names of fields, and for no sign.
        flags: verb === "v" && value.kind !== "struct" ? flags.replaceAll("+", "") : flags,
        width: width === "" ? undefined : Number(width),
        precision: dot === undefined ? undefined : Number(precision),
        verb,
      });
    },
  );
  const extra = values.slice(next);
  if (extra.length === 0) return text;
  return `${text}%!(EXTRA ${extra.map(withType).join(", ")})`;
}

function withType(value: GoValue): string {
  return value.kind === "nil" ? "<nil>" : `${typeName(value)}=${printValue(value)}`;
}

function printDirective(value: GoValue, spec: Directive): string {
  const { verb, flags } = spec;
  if (flags.includes("#")) throw new UnknownExpansion("This format is not known here.");
  if (verb === "T") return pad(typeName(value), spec);
  if (verb === "p") throw new UnknownExpansion("Go prints an address of memory here.");
  switch (value.kind) {
    case "nil":
      return verb === "v" ? pad("<nil>", spec) : `%!${verb}(<nil>)`;
    case "bool":
      return verb === "t" || verb === "v" ? pad(String(value.value), spec) : badVerb(value, spec);
    case "int":
      return printInt(value, spec);
    case "float":
      return printFloat(value, spec);
    case "string":
      return printString(value, spec);
    case "list":
      return `[${value.items.map((item) => printElement(item, spec)).join(" ")}]`;
    case "map":
      return printMap(value, (item) => printElement(item, spec));
    default:
      if ((verb === "v" || (verb === "s" && value.kind !== "struct")) && !flags.includes("+"))
        return padPlain(printValue(value), spec);
      throw new UnknownExpansion("This format is not known here.");
  }
}

function printElement(value: GoValue, spec: Directive): string {
  if (spec.flags !== "" || spec.width !== undefined || value.kind === "struct") {
    throw new UnknownExpansion("This format is not known here.");
  }
  return printDirective(value, spec);
}

/** What has parts is padded part by part; only a single text may be padded here. */
function padPlain(text: string, spec: Directive): string {
  if (spec.width !== undefined || spec.precision !== undefined) {
    throw new UnknownExpansion("This format is not known here.");
  }
  return text;
}

/** Width and the like still hold for the value in the message. */
function badVerb(value: GoValue, spec: Directive): string {
  return `%!${spec.verb}(${typeName(value)}=${printDirective(value, { ...spec, verb: "v" })})`;
}

function printInt(value: Extract<GoValue, { readonly kind: "int" }>, spec: Directive): string {
  const { verb, flags, width, precision } = spec;
  const number = value.value;
  if (verb === "c" || verb === "q" || verb === "U") return printRune(number, spec);
  const base = bases[verb];
  if (base === undefined) return badVerb(value, spec);
  if (precision !== undefined) throw new UnknownExpansion("This format is not known here.");
  const positive = (number < 0n ? -number : number).toString(base);
  const digits = verb === "X" ? positive.toUpperCase() : verb === "O" ? `0o${positive}` : positive;
  const sign = number < 0n ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  if (flags.includes("0") && width !== undefined && !flags.includes("-")) {
    return sign + digits.padStart(width - sign.length, "0");
  }
  return pad(sign + digits, spec);
}

const bases: Readonly<Record<string, number>> = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

function printRune(number: bigint, spec: Directive): string {
  const isValid = number >= 0n && number <= 0x10ffffn && (number < 0xd800n || number > 0xdfffn);
  if (!isValid || spec.verb === "q") throw new UnknownExpansion("This format is not known here.");
  if (spec.verb === "c") return pad(String.fromCodePoint(Number(number)), spec);
  return pad(`U+${number.toString(16).toUpperCase().padStart(4, "0")}`, spec);
}

/** Mirrors `fmtFloat`. */
function printFloat(value: Extract<GoValue, { readonly kind: "float" }>, spec: Directive): string {
  const { verb, flags, width, precision } = spec;
  const form = verb === "v" ? "g" : verb === "F" ? "f" : verb.toLowerCase();
  if (!"vfFeEgG".includes(verb)) {
    if (verb === "b" || verb === "x" || verb === "X") {
      throw new UnknownExpansion("This format is not known here.");
    }
    return badVerb(value, spec);
  }
  const fallback = form === "g" ? undefined : 6;
  const written = formatFloat(value.value, form as "e" | "f" | "g", precision ?? fallback);
  const shown =
    verb === "E" || verb === "G"
      ? written.toUpperCase().replace("INF", "Inf").replace("NAN", "NaN")
      : written;
  const hasSign = /^[-+]/.test(shown);
  const number = hasSign ? shown.slice(1) : shown;
  const sign = shown.startsWith("-") ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  if (number === "Inf" || number === "NaN") {
    const kept = number === "Inf" && sign === "" ? "+" : sign;
    return pad(kept + number, { ...spec, flags: flags.replaceAll("0", "") });
  }
  if (flags.includes("0") && width !== undefined && !flags.includes("-")) {
    return sign + number.padStart(width - sign.length, "0");
  }
  return pad(sign + number, spec);
}

function printString(value: Extract<GoValue, { readonly kind: "string" }>, spec: Directive): string {
  const { verb, precision } = spec;
  const text = precision === undefined ? value.value : Array.from(value.value).slice(0, precision).join("");
  switch (verb) {
    case "v":
    case "s":
      return pad(text, spec);
    case "q":
      if (spec.flags.includes("+")) throw new UnknownExpansion("This format is not known here.");
      return pad(goQuote(text), spec);
    case "x":
    case "X":
      throw new UnknownExpansion("This format is not known here.");
    default:
      return badVerb(value, spec);
  }
}

/** Fills up with blanks; Go counts characters. */
function pad(text: string, { flags, width }: Directive): string {
  const missing = (width ?? 0) - Array.from(text).length;
  if (missing <= 0) return text;
  if (flags.includes("-")) return text + " ".repeat(missing);
  if (flags.includes("0")) {
    throw new UnknownExpansion("Releases of Go differ in what fills this up.");
  }
  return " ".repeat(missing) + text;
}
