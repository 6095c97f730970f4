import { test } from "node:test";
import { checkHover } from "../../../../test/support/check-features.ts";

function inRule(expr: string): string {
  return `groups:\n- name: a\n  rules:\n  - alert: B\n    expr: ${expr}\n`;
}

test("says what a metric measures, who makes it, and what its codes mean", () => {
  checkHover(
    inRule("x509_cert<|>_verification_code > 0"),
    `
x509_cert_verification_code
---
\`x509_cert_verification_code\` · Telegraf, input \`x509_cert\`

Whether the certificate is valid.

- 0 \`valid\`
- 1 \`invalid\`

Labels: \`type\`, \`source\`, \`organization\`, \`organizational_unit\`, \`country\`, \`province\`, \`locality\`, \`verification\`, \`serial_number\`, \`signature_algorithm\`, \`public_key_algorithm\`, \`issuer_common_name\`, \`issuer_serial_number\`, \`san\`, \`ocsp_stapled\`, \`ocsp_status\`, \`ocsp_verified\`, \`common_name\`, \`verification_error\`, \`ocsp_error\`, \`host\`. \`verification\`, \`verification_error\` change with the outcome.

All series of \`x509_cert_verification_code\`.
`,
  );
});

test("says type, unit and labels of a histogram's parts", () => {
  checkHover(
    inRule("prometheus_http_request<|>_duration_seconds_bucket > 0"),
    `
prometheus_http_request_duration_seconds_bucket
---
\`prometheus_http_request_duration_seconds_bucket\` · histogram · in seconds · prometheus

Labels: \`handler\`.

All series of \`prometheus_http_request_duration_seconds_bucket\`.
`,
  );
});

test("says nothing of what a rule records", () => {
  checkHover(
    `groups:\n- name: a\n  rules:\n  - record: mysql_up\n    expr: sum(a)\n  - alert: B\n    expr: mysql<|>_up == 0\n`,
    "mysql_up\n---\nAll series of `mysql_up`.",
    { files: "#- /prometheus.yml\nrule_files: [rules/*.yml]\n" },
  );
});
