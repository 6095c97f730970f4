import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { firesWhileHealthy } from "./fires-while-healthy.ts";

const message =
  "`up` is 1 while a target can be scraped: this alert fires for every target that is up. Did you mean `up == 0`?";

test("reports alerts on targets that are up", () => {
  checkProblems(
    firesWhileHealthy,
    `
groups:
  - name: a
    rules:
      - alert: InstanceDown
        expr: up{job="a"} == 1
#             ^^^^^^^^^^^^^^^^ ${message}
      - alert: Endpoint
        expr: (up > 0)
#              ^^^^^^ ${message}
      - alert: NotUp
        expr: up != 0
#             ^^^^^^^ ${message}
      - alert: Unhealthy
        expr: up >= 1
#             ^^^^^^^ ${message}
`,
  );
});

test("stays silent where that is meant, or something else is", () => {
  checkProblems(
    firesWhileHealthy,
    `
groups:
  - name: a
    rules:
      - alert: TargetIsUp
        expr: up == 1
      - alert: Watchdog
        expr: up{job="a"} == 1
      - alert: UnexpectedCanary
        expr: up{job="canary"} == 1
      - alert: Down
        expr: up == 0
      - alert: Lag
        expr: up == 1 and lag > 5
      - alert: Sum
        expr: sum(up) == 1
      - record: healthy
        expr: up == 1
`,
  );
});

test("reports alerts on codes of what is well", () => {
  checkProblems(
    firesWhileHealthy,
    `
groups:
  - name: a
    rules:
      - alert: PortDown
        expr: net_response_result_code == 0
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`net_response_result_code\` is 0 (success) while all is well: this alert fires just then. Did you mean \`!= 0\`?
      - alert: ProbeFailed
        expr: max(probe_success) > 0
#             ^^^^^^^^^^^^^^^^^^^^^^ \`probe_success\` is 1 (succeeded) while all is well: this alert fires just then. Did you mean \`== 0\`?
      - alert: Right
        expr: probe_success == 0
      - alert: SiteIsBack
        expr: probe_success == 1
      - alert: Condition
        expr: kube_pod_status_ready == 1
      - alert: NoSuccess
        expr: node_textfile_scrape_error == 1
`,
  );
});

test("stays silent where something is not to be open, or tells of a state", () => {
  checkProblems(
    firesWhileHealthy,
    `
groups:
  - name: a
    rules:
      - alert: TelnetPortOpen
        expr: net_response_result_code{port="23"} == 0
      - alert: LegacyAdminExposed
        expr: probe_success == 1
      - alert: DatabaseReachableFromOutside
        expr: probe_success == 1
      - alert: ShouldBeBlocked
        expr: probe_success == 1
      - alert: StandbyPluginActive
        expr: up == 1
      - alert: StandbyInactive
        expr: up == 1
#             ^^^^^^^ \`up\` is 1 while a target can be scraped: this alert fires for every target that is up. Did you mean \`up == 0\`?
      - alert: HostUnreachable
        expr: probe_success == 1
#             ^^^^^^^^^^^^^^^^^^ \`probe_success\` is 1 (succeeded) while all is well: this alert fires just then. Did you mean \`== 0\`?
      - alert: OpenVPNDown
        expr: probe_success == 1
#             ^^^^^^^^^^^^^^^^^^ \`probe_success\` is 1 (succeeded) while all is well: this alert fires just then. Did you mean \`== 0\`?
`,
  );
});

test("compares with what is wrong instead", () => {
  checkExprFix("Use `== 0`", "<|>probe_success == 1", "probe_success == 0");
});
