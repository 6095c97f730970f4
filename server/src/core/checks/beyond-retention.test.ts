import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { beyondRetention } from "./beyond-retention.ts";

const server = facts({ retention: 1296000 });

test("reports what goes back too far", () => {
  checkExprs(
    beyondRetention,
    `
  avg_over_time(up[30d])
#                  ^^^ This goes back 30d, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
  up offset 20d
#    ^^^^^^^^^^ There is nothing this far back: samples are kept for 15 days, says Prometheus at http://localhost:9090.
  max_over_time(up[1d] offset 14d12h)
#                      ^^^^^^^^^^^^^ This goes back 15d12h, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
  max_over_time(up[20d:1h])
#                  ^^^ This goes back 20d, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
  max_over_time(max_over_time(up[10d])[10d:1h])
#                                ^^^ This goes back 20d, but samples are kept for 15 days, says Prometheus at http://localhost:9090: the rest of the range is empty.
`,
    { facts: server },
  );
});

test("stays silent on what is kept", () => {
  checkExprs(
    beyondRetention,
    `
  avg_over_time(up[15d])
  up offset 14d
  up @ 1600000000
  up offset -30d
  max_over_time(rate(up[5m])[15d:1m])
`,
    { facts: server },
  );
});
