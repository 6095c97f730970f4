import { readFileSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { Script } from "node:vm";

/**
 * A bundle with the code that V8 once made of it, which lies beside it since it was built. Where another V8 runs, or the
 * bundle is another one, it is compiled as ever.
 */
export class CompiledBundle {
  readonly #file: string;
  readonly #mark: string;
  readonly #script: Script;

  constructor(file: string) {
    const text = readFileSync(file, "utf8");
    this.#file = file;
    this.#mark = text.slice(-markLength);
    const cachedData = readCode(file, this.#mark);
    this.#script = new Script(Module.wrap(text), { filename: file, ...(cachedData && { cachedData }) });
  }

  run(): void {
    const module = { exports: {} };
    const evaluate = this.#script.runInThisContext();
    evaluate(module.exports, createRequire(this.#file), module, this.#file, path.dirname(this.#file));
  }

  /** Of all functions that have run by now. */
  writeCode(): void {
    writeFileSync(
      codeFile(this.#file),
      Buffer.concat([Buffer.from(this.#mark), this.#script.createCachedData()]),
    );
  }
}

/** The end of a bundle and the start of its code, by which they know each other: V8 only compares lengths. */
const markLength = 64;

function readCode(bundle: string, mark: string): Buffer | undefined {
  try {
    const code = readFileSync(codeFile(bundle));
    return code.toString("latin1", 0, markLength) === mark ? code.subarray(markLength) : undefined;
  } catch {
    return undefined;
  }
}

function codeFile(bundle: string): string {
  return bundle.replace(/\.js$/, ".code");
}
