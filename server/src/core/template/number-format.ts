/** A positive number in decimal digits: 0.d₁d₂d₃… times ten to the power of `point`. No zeros at the end. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/**
 * A number as Go's `strconv.FormatFloat` writes it. Without a precision, as many digits as tell it from its neighbours.
 * The sign of a positive number is left out; what is no number is `NaN`, `+Inf` or `-Inf`.
 */
export function formatFloat(value: number, form: "e" | "f" | "g", precision: number | undefined): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return sign + formatPositive(Math.abs(value), form, precision);
}

function formatPositive(value: number, form: "e" | "f" | "g", precision: number | undefined): string {
  if (precision === undefined) {
    const decimal = shortest(value);
    const count = decimal.digits.length;
    if (form === "e") return scientific(decimal, Math.max(count - 1, 0));
    if (form === "f") return fixed(decimal, Math.max(count - decimal.point, 0));
    const exponent = decimal.point - 1;
    // Go decides as if six digits were wanted.
    return exponent < -4 || exponent >= 6
      ? scientific(decimal, Math.max(count - 1, 0))
      : fixed(decimal, Math.max(count - decimal.point, 0));
  }
  const decimal = exact(value);
  if (form === "e") return scientific(round(decimal, precision + 1), precision);
  if (form === "f") return fixed(round(decimal, decimal.point + precision), precision);
  const wanted = Math.max(precision, 1);
  const rounded = round(decimal, wanted);
  const count = rounded.digits.length;
  const limit = wanted > count && count >= rounded.point ? count : wanted;
  const exponent = rounded.point - 1;
  if (exponent < -4 || exponent >= limit)
    return scientific(rounded, Math.max(Math.min(wanted, count) - 1, 0));
  return fixed(rounded, Math.max(count - rounded.point, 0));
}

/** The fewest digits that lead back to the number: JavaScript finds the same ones as Go. */
function shortest(value: number): Decimal {
  if (value === 0) return { digits: "", point: 1 };
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  return { digits: mantissa.replace(".", "").replace(/0+$/, ""), point: Number(exponent) + 1 };
}

/** All digits of a number: a fraction of a power of two always has an end. */
function exact(value: number): Decimal {
  if (value === 0) return { digits: "", point: 1 };
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0]!;
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  // A half is five tenths: each power of two below one moves the point by one digit.
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent);
  const digits = scaled.toString();
  const point = digits.length - (exponent < 0 ? -exponent : 0);
  return { digits: digits.replace(/0+$/, ""), point };
}

/** Rounds to a count of digits; what lies in the middle goes to the even digit. */
function round({ digits, point }: Decimal, count: number): Decimal {
  if (count < 0) return { digits: "", point };
  if (digits.length <= count) return { digits, point };
  const next = digits.charCodeAt(count) - 48;
  const isMiddle = next === 5 && digits.length === count + 1;
  const isOdd = count > 0 && (digits.charCodeAt(count - 1) - 48) % 2 === 1;
  const isUp = isMiddle ? isOdd : next >= 5;
  const kept = digits.slice(0, count);
  if (!isUp) return { digits: kept.replace(/0+$/, ""), point };
  const raised = (BigInt(kept === "" ? "0" : kept) + 1n).toString().padStart(count, "0");
  return { digits: raised.replace(/0+$/, ""), point: point + raised.length - count };
}

function fixed({ digits, point }: Decimal, decimals: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  if (decimals <= 0) return digits === "" && point > 0 ? "0" : whole;
  const padded = "0".repeat(Math.max(-point, 0)) + digits.slice(Math.max(point, 0));
  return `${digits === "" ? "0" : whole}.${padded.slice(0, decimals).padEnd(decimals, "0")}`;
}

function scientific({ digits, point }: Decimal, decimals: number): string {
  const exponent = digits === "" ? 0 : point - 1;
  const first = digits === "" ? "0" : digits[0]!;
  const rest = decimals > 0 ? `.${digits.slice(1, decimals + 1).padEnd(decimals, "0")}` : "";
  const shown = String(Math.abs(exponent)).padStart(2, "0");
  return `${first}${rest}e${exponent < 0 ? "-" : "+"}${shown}`;
}
