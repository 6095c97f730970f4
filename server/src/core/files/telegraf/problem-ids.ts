/** Under which checks is reported what is found while a configuration of Telegraf is read. */
export const telegrafSyntax = "telegraf-syntax";
export const invalidTelegrafConfig = "invalid-telegraf-config";
export const unknownTelegrafOption = "unknown-telegraf-option";
export const overwrittenTelegrafTag = "overwritten-telegraf-tag";
