// A server that knows one list of a label's values and one of metrics, and does nothing but send them: `label-server VALUES METRICS`.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const [values, metrics] = process.argv.slice(2).map(Number);
const pods = Array.from({ length: values! }, (_, index) => {
  const hash = Math.imul(index + 1, 2_654_435_761) >>> 0;
  return `payments-api-${hash.toString(36).padStart(7, "0")}-${index.toString(36)}`;
}).sort();
const types = ["counter", "gauge", "histogram", "summary"];
const names = Array.from({ length: metrics! }, (_, index) => {
  const type = types[index % types.length]!;
  return `service_${(index % 997).toString(36)}_requests_${index}_${type === "counter" ? "total" : "seconds"}`;
}).sort();
const described = names.map((name) => [
  name,
  [
    {
      type: types[Number(/_(\d+)_/.exec(name)![1]) % types.length],
      help: `How many of ${name} there were.`,
      unit: "",
    },
  ],
]);

const bodies: Readonly<Record<string, Buffer>> = {
  "/api/v1/label/pod/values": bodyOf(pods),
  "/api/v1/label/__name__/values": bodyOf(names),
  "/api/v1/metadata": bodyOf(Object.fromEntries(described)),
  "/api/v1/status/buildinfo": bodyOf({ version: "2.42.0", revision: "", goVersion: "" }),
};

function bodyOf(data: unknown): Buffer {
  return Buffer.from(JSON.stringify({ status: "success", data }));
}

const server = createServer((request, response) => {
  request.resume();
  const body = bodies[request.url!.replace(/\?.*/, "")];
  response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
