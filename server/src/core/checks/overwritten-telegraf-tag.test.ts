import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { overwrittenTelegrafTag } from "./overwritten-telegraf-tag.ts";

test("reports tags that the input sets itself, in a line or in a table", () => {
  checkProblems(
    overwrittenTelegrafTag,
    `
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.4.51.236:5060"
  tags = { port = "sip", service = "sip" }
#          ^^^^ \`inputs.net_response\` sets the tag \`port\` itself, so this one is never seen.
[[inputs.http_response]]
  urls = ["http://10.4.51.236"]
  [inputs.http_response.tags]
    server = "shop"
#   ^^^^^^ \`inputs.http_response\` sets the tag \`server\` itself, so this one is never seen.
    team = "shop"
`,
  );
});
