import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { unknownTelegrafOption } from "./unknown-telegraf-option.ts";

test("reports an option that the plugin does not have", () => {
  checkProblems(
    unknownTelegrafOption,
    `
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.4.51.236:5060"
  readtimout = "2s"
# ^^^^^^^^^^ Telegraf does not start: plugin inputs.net_response: configuration specified the fields ["readtimout"], but they were not used. Did you mean \`read_timeout\`?
`,
  );
});

test("reports one that the agent does not have", () => {
  checkProblems(
    unknownTelegrafOption,
    `
[agent]
  interval = "10s"
  flush_intervall = "10s"
# ^^^^^^^^^^^^^^^ Telegraf does not start: configuration specified the fields ["flush_intervall"], but they were not used. Did you mean \`flush_interval\`?
`,
  );
});

test("offers the option that was meant", () => {
  checkFix(
    "Change to read_timeout",
    '[[inputs.net_response]]\n  <|>readtimout = "2s"\n',
    '[[inputs.net_response]]\n  read_timeout = "2s"\n',
  );
});

test("stays silent about options of all plugins, of data formats, and of plugins that are not known", () => {
  checkProblems(
    unknownTelegrafOption,
    `
[[inputs.cpu]]
  interval = "10s"
  fieldexclude = ["time_*"]
  name_prefix = "my_"
[[inputs.exec]]
  commands = ["/bin/true"]
  data_format = "json"
  json_query = "x"
[[inputs.our_own]]
  anything = 1
`,
  );
});
