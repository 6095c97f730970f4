import { readDoubleQuoted, readSingleQuoted } from "./flow-scalar.ts";
import { allDiffer, cannotStartPlain, isBlankOrEnd, leave, trimmedEnd } from "./scan-rules.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "./yaml-node.ts";

/** Reads flow collections that stand on one line and have neither empty nor explicit entries: `{severity: page}`. */
export class FlowScan {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  collection(from: number): YamlMap | YamlList {
    this.#at = from;
    this.#depth = 0;
    return this.#collection();
  }

  #collection(): YamlMap | YamlList {
    if (++this.#depth > 20) leave();
    const node = this.#text.charCodeAt(this.#at) === 123 ? this.#map() : this.#list();
    this.#depth--;
    return node;
  }

  #map(): YamlMap {
    const from = this.#at++;
    const entries: YamlEntry[] = [];
    this.#skipSpaces();
    while (this.#code() !== 125 || entries.length > 0) {
      const key = this.#scalar();
      if (key.value === "<<" || key.span.to - key.span.from > 900) leave();
      this.#skipSpaces();
      if (this.#code() !== 58 || !isBlankOrEnd(this.#text, this.#at + 1)) leave();
      this.#at++;
      this.#skipSpaces();
      entries.push({ key, value: this.#node() });
      if (this.#isLast(125)) break;
    }
    if (!allDiffer(entries)) leave();
    const to = ++this.#at;
    return { kind: "map", span: { from, to }, entries, flow: true };
  }

  #list(): YamlList {
    const from = this.#at++;
    const items: YamlNode[] = [];
    this.#skipSpaces();
    while (this.#code() !== 93 || items.length > 0) {
      items.push(this.#node());
      if (this.#isLast(93)) break;
    }
    const to = ++this.#at;
    return { kind: "list", span: { from, to }, items, flow: true };
  }

  /** Passes a comma; whether the collection ends here instead. */
  #isLast(end: number): boolean {
    this.#skipSpaces();
    const code = this.#code();
    if (code === end) return true;
    if (code !== 44) leave();
    this.#at++;
    this.#skipSpaces();
    return false;
  }

  #node(): YamlNode {
    const code = this.#code();
    return code === 123 || code === 91 ? this.#collection() : this.#scalar();
  }

  #scalar(): YamlScalar {
    const from = this.#at;
    const code = this.#code();
    if (code !== 39 && code !== 34) return this.#plain(from);
    const { pieces, to, error } =
      code === 39 ? readSingleQuoted(this.#text, from) : readDoubleQuoted(this.#text, from);
    const { value } = pieces;
    // What follows must be on the same line.
    if (error !== undefined || this.#text.slice(from, to).includes("\n")) leave();
    this.#at = to;
    const style = code === 39 ? "single-quoted" : "double-quoted";
    return { kind: "scalar", span: { from, to }, style, value, flow: true };
  }

  #plain(from: number): YamlScalar {
    const text = this.#text;
    if (cannotStartPlain(text, from) || this.#code() === 58 || this.#code() === 45) leave();
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 44 || code === 93 || code === 125) break;
      if (code === 58) {
        if (isBlankOrEnd(text, at + 1)) break;
        if (",[]{}".includes(text.charAt(at + 1))) leave();
      }
      // A line break, a comment, or what libyaml reads in a way of its own.
      if (code < 32 || code === 63 || code === 91 || code === 123) leave();
      if (code === 35 && text.charCodeAt(at - 1) === 32) leave();
    }
    this.#at = at;
    const to = trimmedEnd(text, from, at);
    if (to === from) leave();
    return { kind: "scalar", span: { from, to }, style: "plain", value: text.slice(from, to), flow: true };
  }

  #skipSpaces(): void {
    while (this.#text.charCodeAt(this.#at) === 32) this.#at++;
  }

  #code(): number {
    return this.#text.charCodeAt(this.#at);
  }
}
