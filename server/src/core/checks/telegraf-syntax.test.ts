import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { telegrafSyntax } from "./telegraf-syntax.ts";

test("reports a line that is no TOML, and looks at the others", () => {
  checkProblems(
    telegrafSyntax,
    `
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
  timeout =
# ^^^^^^^^^ Telegraf does not read this file: …
[[inputs.cpu]]
`,
  );
});

test("stays silent about variables outside of quotes", () => {
  checkProblems(
    telegrafSyntax,
    `
[[inputs.net_response]]
  protocol = \${PROTOCOL}
  address = $ADDRESS
  timeout = "\${TIMEOUT}"
`,
  );
});

test("stays silent about files that a template engine fills in first", () => {
  checkProblems(
    telegrafSyntax,
    `
{% for host in hosts %}
[[inputs.net_response]]
  protocol = "{{ protocol }}"
  address = "{{ host.address }}"
{% endfor %}
`,
  );
  checkProblems(
    telegrafSyntax,
    `
[[inputs.net_response]]
  protocol = "{{ protocol }}"
  address = "{{ address }}"
`,
  );
});
