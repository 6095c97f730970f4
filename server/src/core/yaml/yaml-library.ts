/** The `yaml` package, loaded by whoever composes the program when it is first needed: core never names the module. */
export type YamlLibrary = () => Pick<typeof import("yaml"), "Parser">;
