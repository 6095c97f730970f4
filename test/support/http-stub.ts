import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpStub {
  readonly url: string;
  /** Each request as `GET /api/v1/labels`. */
  readonly requests: readonly string[];
  /** What stood in `Authorization`, request by request; empty where it was not sent. */
  readonly authorizations: readonly string[];
  /** What stood in `X-Scope-OrgID`, in the same way. */
  readonly tenants: readonly string[];
  close(): Promise<void>;
}

/** A server of Prometheus' API on this machine that knows next to nothing; it may want to know who asks. */
export async function startHttpStub(
  accepts: (authorization: string) => boolean = () => true,
): Promise<HttpStub> {
  const requests: string[] = [];
  const authorizations: string[] = [];
  const tenants: string[] = [];
  const server = createServer((request, response) => {
    const authorization = request.headers.authorization ?? "";
    const path = pathOf(request);
    requests.push(`${request.method} ${path}`);
    authorizations.push(authorization);
    tenants.push([request.headers["x-scope-orgid"] ?? ""].flat().join());
    request.resume();
    response.writeHead(accepts(authorization) ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: "success", data: dataOf(path) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    authorizations,
    tenants,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.replace(/\?.*/, "");
}

function dataOf(path: string): unknown {
  const endpoint = path.replace(/^.*\/api\/v1\//, "");
  switch (endpoint) {
    case "status/buildinfo":
      return { version: "2.53.1", revision: "abc", goVersion: "go1.22" };
    case "status/flags":
      return { "storage.tsdb.path": "data/", "enable-feature": "" };
    case "status/config":
      return { yaml: "global:\n  scrape_interval: 15s\n" };
    case "status/runtimeinfo":
      return { storageRetention: "15d" };
    case "metadata":
      return { up_total: [{ type: "counter", help: "How often.", unit: "" }] };
    case "targets":
      return { activeTargets: [], droppedTargets: [] };
    case "rules":
      return { groups: [] };
    case "alerts":
      return { alerts: [] };
    case "query":
      return { resultType: "vector", result: [] };
    case "query_range":
      return { resultType: "matrix", result: [] };
    case "labels":
      return ["__name__", "job"];
    case "label/__name__/values":
      return ["http_requests_total", "up_total"];
    case "label/job/values":
      return ["node"];
    default:
      return [];
  }
}
