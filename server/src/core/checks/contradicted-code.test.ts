import { test } from "node:test";
import { checkAlertExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { contradictedCode } from "./contradicted-code.ts";

test("reports comments that name another outcome", () => {
  checkProblems(
    contradictedCode,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: net_response_result_code == 3 # DNS
#                                             ^^^ \`net_response_result_code\` is 3 for read_failed. DNS is 2 (connection_failed).
      - alert: B
        expr: |
          net_response_result_code == 1 # connection failed
#                                         ^^^^^^^^^^^^^^^^^ \`net_response_result_code\` is 1 for timeout. connection failed is 2 (connection_failed).
            or
          net_response_result_code == 3 # read failed
`,
  );
});

test("reports texts that name another outcome, where there is one comparison", () => {
  checkProblems(
    contradictedCode,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: http_response_result_code == 5
        annotations:
          summary: The request ended with a timeout
#                                           ^^^^^^^ \`http_response_result_code\` is 5 for dns_error. timeout is 4.
          description: Timeout or DNS error
`,
  );
});

test("stays silent where the words fit, or say several things", () => {
  checkAlertExprs(
    contradictedCode,
    `
  net_response_result_code == 1 # timeout
  net_response_result_code == 3 # no timeout, as read_failed says
  net_response_result_code != 0 # timeout
  net_response_result_code == 3 # the port is open
`,
  );
});

test("stays silent about words that also say what happened", () => {
  checkAlertExprs(
    contradictedCode,
    `
  net_response_result_code == 3 # read timeout
  http_response_result_code == 2 # timeout while the body was read
  net_response_result_code == 1 # connection failed: nobody answered
  net_response_result_code == 1 # connection_failed
#                                 ^^^^^^^^^^^^^^^^^ \`net_response_result_code\` is 1 for timeout. connection_failed is 2.
  x509_cert_ocsp_status_code == 1 # the certificate is not good any more
`,
  );
});

test("knows names of several words", () => {
  checkAlertExprs(
    contradictedCode,
    `
  node_infiniband_state_id == 5 # active defer
  node_infiniband_state_id == 5 # no change
#                                 ^^^^^^^^^ \`node_infiniband_state_id\` is 5 for active defer. no change is 0.
`,
  );
});
