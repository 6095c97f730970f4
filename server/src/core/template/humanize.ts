import { goQuote } from "../text/go-quote.ts";
import { FunctionError, UnknownExpansion } from "./expansion-stop.ts";
import { timeText } from "./go-time.ts";
import { type GoValue, typeName } from "./go-value.ts";
import { formatFloat } from "./number-format.ts";

/** A number of any of the types that the functions of Prometheus take. Mirrors `ConvertToFloat`. */
export function toNumber(value: GoValue): number {
  switch (value.kind) {
    case "float":
      return value.value;
    case "int":
      if (value.type !== "uint8") return Number(value.value);
      break;
    case "string":
      return parseFloat64(value.value);
  }
  throw new FunctionError(`can't convert ${typeName(value)} to float`);
}

/** Mirrors `strconv.ParseFloat`. */
function parseFloat64(text: string): number {
  const special = /^([-+]?)(?:(inf(?:inity)?)|nan)$/i.exec(text);
  if (special !== null) {
    if (special[2] !== undefined)
      return special[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    if (special[1] === "") return Number.NaN;
  }
  if (/^[-+]?(?:0x[\da-f_.p+-]*|[\d.e+-]*_[\d.e_+-]*)$/i.test(text)) {
    throw new UnknownExpansion("This form of a number is not known here.");
  }
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) {
    throw new FunctionError(`strconv.ParseFloat: parsing ${goQuote(text)}: invalid syntax`);
  }
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  throw new FunctionError(`strconv.ParseFloat: parsing ${goQuote(text)}: value out of range`);
}

const bigUnits = ["k", "M", "G", "T", "P", "E", "Z", "Y"];
const smallUnits = ["m", "u", "n", "p", "f", "a", "z", "y"];
const binaryUnits = ["ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];

export function humanize(number: number): string {
  if (number === 0 || !Number.isFinite(number)) return short(number);
  return Math.abs(number) >= 1 ? divide(number, 1000, bigUnits) : multiply(number);
}

export function humanize1024(number: number): string {
  if (Math.abs(number) <= 1 || !Number.isFinite(number)) return short(number);
  return divide(number, 1024, binaryUnits);
}

export function humanizePercentage(number: number): string {
  return `${short(number * 100)}%`;
}

export function humanizeDuration(number: number): string {
  if (!Number.isFinite(number)) return short(number);
  if (number === 0) return `${short(number)}s`;
  if (Math.abs(number) < 1) return `${multiply(number)}s`;
  const sign = number < 0 ? "-" : "";
  const seconds = Math.abs(number);
  // Beyond 64 bits Go takes the least number that there is.
  const whole = seconds >= 2 ** 63 ? -(2n ** 63n) : BigInt(Math.trunc(seconds));
  const parts = [whole / 86_400n, (whole / 3600n) % 24n, (whole / 60n) % 60n, whole % 60n];
  const first = parts.findIndex((part) => part !== 0n);
  if (first === 3 || first === -1) return `${sign}${short(seconds)}s`;
  const units = ["d", "h", "m", "s"];
  return (
    sign +
    parts
      .slice(first)
      .map((part, index) => `${part}${units[first + index]}`)
      .join(" ")
  );
}

export function humanizeTimestamp(number: number): string {
  return Number.isFinite(number) ? timeText(toNanoseconds(number)) : short(number);
}

/** Seconds since 1970 as a time, which Prometheus keeps in whole milliseconds. */
export function toNanoseconds(seconds: number): bigint {
  if (!Number.isFinite(seconds)) throw new FunctionError("value is NaN or Inf");
  const nanoseconds = seconds * 1e9;
  if (nanoseconds > 2 ** 63 || nanoseconds < -(2 ** 63)) {
    const shown = formatFloat(seconds, "g", undefined);
    throw new FunctionError(
      `${shown} cannot be represented as a nanoseconds timestamp since it overflows int64`,
    );
  }
  const whole = BigInt.asIntN(64, BigInt(Math.trunc(nanoseconds)));
  return (whole / 1_000_000n) * 1_000_000n;
}

function divide(number: number, step: number, units: readonly string[]): string {
  let rest = number;
  let unit = "";
  for (const next of units) {
    if (Math.abs(rest) < step) break;
    unit = next;
    rest /= step;
  }
  return short(rest) + unit;
}

function multiply(number: number): string {
  let rest = number;
  let unit = "";
  for (const next of smallUnits) {
    if (Math.abs(rest) >= 1) break;
    unit = next;
    rest *= 1000;
  }
  return short(rest) + unit;
}

function short(number: number): string {
  return formatFloat(number, "g", 4);
}
