/** A part of a value of `external_labels`: its own text, or a variable of the environment of the server. */
export type ValuePart = string | { readonly variable: string };

/** What Prometheus fills in where it reads its configuration. Mirrors Go's `os.Expand`. */
export function partsOfValue(text: string): readonly ValuePart[] {
  const parts: ValuePart[] = [];
  let own = "";
  let at = 0;
  for (let sign = text.indexOf("$"); sign !== -1; sign = text.indexOf("$", at)) {
    own += text.slice(at, sign);
    const { name, length } = variableAt(text, sign + 1);
    at = sign + 1 + length;
    if (name === "$" || length === 0) own += "$";
    else if (name !== "") {
      if (own !== "") parts.push(own);
      own = "";
      parts.push({ variable: name });
    }
  }
  own += text.slice(at);
  return own === "" && parts.length > 0 ? parts : [...parts, own];
}

/** Nothing at all leaves the sign as it is; a length without a name is a mistake, which Go takes out. */
function variableAt(text: string, from: number): { readonly name: string; readonly length: number } {
  if (text[from] !== "{") {
    const written = /[*#$@!?\-0-9]|\w+/y;
    written.lastIndex = from;
    const [name = ""] = written.exec(text) ?? [];
    return { name, length: name.length };
  }
  const end = text.indexOf("}", from);
  return end === -1 ? { name: "", length: 1 } : { name: text.slice(from + 1, end), length: end + 1 - from };
}

/** Whether a text may be what becomes of a value. */
export function mayBecome(parts: readonly ValuePart[], text: string): boolean {
  const own = parts.map((part) => (typeof part === "string" ? part : undefined));
  const [first, last] = [own[0] ?? "", own.length > 1 ? (own.at(-1) ?? "") : ""];
  if (own.length === 1 && own[0] !== undefined) return own[0] === text;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of own.slice(1, -1)) {
    if (part === undefined) continue;
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
