import { test } from "node:test";
import { checkExprFix, checkExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { unknownAlert } from "./unknown-alert.ts";

const server = facts({
  alerts: ["InstanceDown", "DiskFull"],
  series: ['ALERTS{alertname="FromElsewhere",alertstate="firing"}', "up"],
});

test("reports alerts that no rule defines", () => {
  checkExprs(
    unknownAlert,
    `
  up unless on (job) ALERTS{alertname="InstanceDwn"}
#                                     ^^^^^^^^^^^^^ No rule defines the alert \`InstanceDwn\`, neither here nor on the server, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`InstanceDown\`?
  ALERTS_FOR_STATE{alertname="Other"}
#                            ^^^^^^^ No rule defines the alert \`Other\`, neither here nor on the server, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("puts the alert that was meant in its place", () => {
  checkExprFix("Use `DiskFull`", 'ALERTS{alertname=<|>"DiscFull"}', 'ALERTS{alertname="DiskFull"}', {
    facts: server,
  });
});

test("stays silent on alerts of the server, of the file, and of other servers", () => {
  checkProblems(
    unknownAlert,
    `
groups:
  - name: web
    rules:
      - alert: Own
        expr: up == 0
      - record: job:a:now
        expr: ALERTS{alertname="InstanceDown"}
      - record: job:b:now
        expr: ALERTS{alertname="Own"}
      - record: job:c:now
        expr: ALERTS{alertname="FromElsewhere"}
      - record: job:d:now
        expr: ALERTS{alertname=~"Foo.*"}
      - record: job:e:now
        expr: ALERTS{alertstate="firing"}
`,
    { facts: server },
  );
});

test("stays silent where the alerts of the server are not known", () => {
  checkExprs(
    unknownAlert,
    `
  ALERTS{alertname="Other"}
`,
    { facts: facts({ series: ["up"] }) },
  );
});
