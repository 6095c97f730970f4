import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { beyondRetention } from "./beyond-retention.ts";

const server = facts({ retention: 1296000 });

test("reports what goes back too far", () => {
  checkProblems(
    beyondRetention,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: avg_over_time(up[30d])
#                              ^^^ This goes back 30d, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
      - record: job:b:now
        expr: up offset 20d
#                ^^^^^^^^^^ There is nothing this far back: samples are kept for 15 days, says Prometheus at http://localhost:9090.
      - record: job:c:now
        expr: max_over_time(up[1d] offset 14d12h)
#                                  ^^^^^^^^^^^^^ This goes back 15d12h, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
      - record: job:d:now
        expr: max_over_time(up[20d:1h])
#                              ^^^ This goes back 20d, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
      - record: job:e:now
        expr: max_over_time(max_over_time(up[10d])[10d:1h])
#                                            ^^^ This goes back 20d, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
`,
    { facts: server },
  );
});

test("stays silent on what is kept", () => {
  checkProblems(
    beyondRetention,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: avg_over_time(up[15d])
      - record: job:b:now
        expr: up offset 14d
      - record: job:c:now
        expr: up @ 1600000000
      - record: job:d:now
        expr: up offset -30d
      - record: job:e:now
        expr: max_over_time(rate(up[5m])[15d:1m])
`,
    { facts: server },
  );
});
