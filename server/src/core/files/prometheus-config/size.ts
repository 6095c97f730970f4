export type ParsedSize =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly message: string };

/** Mirrors `ParseBase2Bytes` of alecthomas/units: `10MB` and `10MiB` are the same here. */
export function parseSize(text: string): ParsedSize {
  const [, sign, rest] = /^([-+]?)(.*)$/s.exec(text)!;
  if (rest === "0") return { ok: true, bytes: 0 };
  const invalid: ParsedSize = { ok: false, message: `units: invalid ${text}` };
  if (rest === "") return invalid;
  let bytes = 0;
  let at = 0;
  const part = /(\d*)(?:(\.)(\d*))?([^.\d]*)/y;
  while (at < rest!.length) {
    part.lastIndex = at;
    const [whole, digits = "", , fraction = "", unit = ""] = part.exec(rest!)!;
    if (digits === "" && fraction === "") return invalid;
    const factor = unitFactor(unit);
    // The older units are tried last, so it is their error that is told.
    if (factor === undefined) return { ok: false, message: `units: unknown unit ${unit} in ${text}` };
    bytes += Number(`${digits || "0"}.${fraction || "0"}`) * factor;
    at += whole.length;
  }
  if (sign === "-") bytes = -bytes;
  if (Math.abs(bytes) > 2 ** 63) return { ok: false, message: "units: overflow parsing unit" };
  return { ok: true, bytes: Math.trunc(bytes) };
}

function unitFactor(unit: string): number | undefined {
  if (unit === "B") return 1;
  const power = "KMGTPE".indexOf(unit.charAt(0)) + 1;
  return power > 0 && /^.i?B$/.test(unit) ? 1024 ** power : undefined;
}
