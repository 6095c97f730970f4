/**
 * Stands in for the library in the bundle of the language client, which needs it for file operations that a server wants
 * to hear of. Ours wants to hear of none.
 */
export class Minimatch {
  constructor(pattern: string) {
    throw new Error(`The bundle has no minimatch for ${pattern}: remove its alias in esbuild.mjs.`);
  }
}
