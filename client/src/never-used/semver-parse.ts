/** Stands in for the library in the bundle of the language client; see semver-satisfies.ts. */
module.exports = (version: string) => ({ version });
