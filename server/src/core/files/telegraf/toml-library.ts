/** The `toml-eslint-parser` package, loaded by whoever composes the program when it is first needed: core never names the module. */
export type TomlLibrary = () => Pick<typeof import("toml-eslint-parser"), "parseTOML">;
