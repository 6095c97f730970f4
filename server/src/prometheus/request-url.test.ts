import assert from "node:assert/strict";
import { test } from "node:test";
import { labelInPath, requestUrl } from "./request-url.ts";

function join(server: string, ...parameters: (readonly [string, string])[]): string {
  return requestUrl(new URL(server), "labels", parameters).href;
}

test("the path and the query of a server's address are kept", () => {
  assert.equal(join("http://a:9090"), "http://a:9090/api/v1/labels");
  assert.equal(join("http://a:9090/"), "http://a:9090/api/v1/labels");
  assert.equal(join("https://a/select/0/prometheus//"), "https://a/select/0/prometheus/api/v1/labels");
  assert.equal(join("http://[::1]:9090/x?key=1#top"), "http://[::1]:9090/x/api/v1/labels?key=1");
  assert.equal(join("http://user:secret@a"), "http://a/api/v1/labels");
});

test("without an endpoint it is the address itself", () => {
  assert.equal(
    requestUrl(new URL("http://a:8080/metrics?x=1"), undefined, []).href,
    "http://a:8080/metrics?x=1",
  );
});

test("parameters are encoded, each by itself", () => {
  assert.equal(
    join("http://a?x=1", ["match[]", '{a="+&"}'], ["match[]", "é"]),
    "http://a/api/v1/labels?x=1&match%5B%5D=%7Ba%3D%22%2B%26%22%7D&match%5B%5D=%C3%A9",
  );
});

test("a label's name never leaves its part of the path", () => {
  assert.equal(labelInPath("__name__"), "__name__");
  assert.equal(labelInPath("http.status_code"), "U__http_2e_status__code");
  assert.equal(labelInPath("../../admin?x#"), "U___2e__2e__2f__2e__2e__2f_admin_3f_x_23_");
  assert.equal(labelInPath("1a🚀"), "U___31_a_1f680_");
});
