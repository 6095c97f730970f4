import assert from "node:assert/strict";
import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { ask, everyQuestion, kindsFrom, serverTest, told } from "./hostile-server.ts";
import { sendJson } from "./loopback-server.ts";

serverTest("a server that is down is unreachable, and the message says what to do", async (start) => {
  const { url, close } = await start(() => {});
  await close();
  const api = ask(url);
  for (const question of everyQuestion) {
    const result = await question(api);
    assert.match(
      told(result),
      /^unreachable: Asking http:\/\/127\.0\.0\.1:\d+ for .+ failed: the connection was refused \(ECONNREFUSED\)\. Check that it is running and that its address is right\.$/,
    );
  }
});

serverTest("a host that does not exist is unreachable", async () => {
  const result = await ask("http://prometheus.invalid:9090").config();
  assert.match(told(result), /^unreachable: .* (its host was not found|it cannot be reached)/);
});

serverTest("a server that hangs takes no longer than its time", async (start) => {
  assert.equal(await kindsFrom(start, () => {}, 300), "timeout");
  const startOnly = kindsFrom(start, (response) => response.write('{"status":"success","data":["a",'), 300);
  assert.equal(await startOnly, "timeout");
  const drip = kindsFrom(
    start,
    (response) => {
      response.write('{"status":"success","data":[');
      const timer = setInterval(() => response.write('"a",'), 20);
      response.on("close", () => clearInterval(timer));
    },
    300,
  );
  assert.equal(await drip, "timeout");
  // Fifteen questions, of which some go at a time.
});

serverTest("a question that nobody waits for is over at once, and its connection closed", async (start) => {
  let closed = 0;
  const { url } = await start((response) => {
    response.write('{"status":"success","data":[');
    response.on("close", () => closed++);
  });
  const api = ask(url);
  // One for all of them: between two that are not over at the same moment, others get their turn.
  const signal = AbortSignal.timeout(200);
  const results = everyQuestion.map((question) => question(api, signal));
  for (const result of await Promise.all(results)) assert.match(told(result), /^cancelled: /);
  await new Promise((resolve) => setTimeout(resolve, 100));
  // The others had not been sent yet.
  assert.equal(closed, 6);
});

serverTest("statuses that are no success say what they are", async (start) => {
  const cases: readonly (readonly [status: number, kind: string])[] = [
    [401, "unauthorized"],
    [403, "unauthorized"],
    [404, "missing"],
    [405, "missing"],
    [410, "missing"],
    [422, "refused"],
    [429, "busy"],
    [500, "failed"],
    [502, "failed"],
    [503, "busy"],
    [504, "timeout"],
    [599, "failed"],
    [300, "unreadable"],
  ];
  for (const [status, kind] of cases) {
    const respond = kindsFrom(start, (response) => response.writeHead(status).end("<h1>no</h1>"));
    assert.equal(await respond, kind, String(status));
  }
});

serverTest("a server that is busy says when to ask again", async (start) => {
  const { url } = await start((response) => response.writeHead(503, { "retry-after": "30" }).end());
  const result = await ask(url, {}, { now: () => 1_000_000 }).config();
  assert.ok(!result.ok);
  assert.equal(result.error.retryAt, 1_030_000);
  assert.match(result.error.message, /It can be asked again after 30 s\.$/);
});

serverTest("a web page is no answer", async (start) => {
  const page = "<!doctype html><script>alert(1)</script><title>Log in</title>";
  assert.equal(
    await kindsFrom(start, (response) => response.setHeader("content-type", "text/html").end(page)),
    "unreadable",
  );
  // Not said to be one.
  const { url } = await start((response) => response.end(page));
  const api = ask(url);
  assert.match(told(await api.config()), /it sent a web page instead of an answer\. Check its address/);
  for (const question of everyQuestion) {
    const result = told(await question(api));
    assert.match(result, /^unreadable: /);
    assert.doesNotMatch(result, /[<>]/);
  }
});

serverTest("what breaks off, is empty or is no JSON is unreadable or unreachable", async (start) => {
  const whole = JSON.stringify({ status: "success", data: { yaml: "a", groups: [], alerts: [] } });
  assert.equal(await kindsFrom(start, (response) => response.end(whole.slice(0, -3))), "unreadable");
  assert.equal(await kindsFrom(start, (response) => response.end()), "unreadable");
  assert.equal(await kindsFrom(start, (response) => response.writeHead(204).end()), "unreadable");
  assert.equal(await kindsFrom(start, (response) => response.end("null")), "unreadable");
  assert.equal(await kindsFrom(start, (response) => response.end("[]")), "unreadable");
  assert.equal(await kindsFrom(start, (response) => response.end("{}")), "unreadable");
  assert.equal(await kindsFrom(start, (response) => response.end("\u0000\ufffd")), "unreadable");
  assert.equal(await kindsFrom(start, (response) => response.end("[".repeat(1_000_000))), "unreadable");
  assert.equal(
    await kindsFrom(start, (response) => {
      response.writeHead(200, { "content-length": "1000" }).write(whole);
      setTimeout(() => response.destroy(), 20);
    }),
    "unreachable",
  );
  assert.equal(await kindsFrom(start, (_, __, request) => request.socket.destroy()), "unreachable");
  assert.equal(
    await kindsFrom(start, (_, __, { socket }) => socket.end("SSH-2.0-OpenSSH_9\r\n")),
    "unreadable",
  );
  assert.equal(
    await kindsFrom(start, (_, __, { socket }) =>
      socket.end(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}\r\n\r\n`),
    ),
    "unreadable",
  );
  assert.equal(
    await kindsFrom(start, (response) => response.setHeader("content-encoding", "gzip").end("not gzip")),
    "unreadable",
  );
  assert.equal(
    await kindsFrom(start, (response) => response.setHeader("content-encoding", "br").end("x")),
    "unreadable",
  );
});

serverTest("data of wrong kinds is unreadable", async (start) => {
  for (const data of [
    1,
    "x",
    true,
    [1],
    [[]],
    { a: 1 },
    { groups: 1, alerts: 1, activeTargets: 1, yaml: 1 },
  ]) {
    const kinds = await kindsFrom(start, (response) => sendJson(response, data));
    // Some of it is right for one endpoint: a text is a formatted query, and runtime information may be empty.
    assert.match(kinds, /^(ok, )?unreadable$/, JSON.stringify(data));
  }
});

serverTest("an error with a status of success is an error", async (start) => {
  const error = { status: "error", errorType: "execution", error: "too many samples" };
  assert.equal(await kindsFrom(start, (response) => sendJson(response, undefined, error)), "refused");
  const { url } = await start((response) =>
    sendJson(response, undefined, { ...error, error: { toString: "not a text" } }),
  );
  assert.match(told(await ask(url).query("up")), /^refused: .* failed: it answers with an error\.$/);
});

serverTest("an endless answer is cut off", async (start) => {
  const block = `"${"x".repeat(65_000)}",`.repeat(16);
  let sent = 0;
  const { url } = await start((response) => {
    response.write('{"status":"success","data":[');
    const more = (): void => {
      while (!response.destroyed && response.write(block)) sent += block.length;
      sent += block.length;
    };
    response.on("drain", more);
    more();
  });
  const limits = { answerBytes: 20_000_000, streamBytes: 50_000_000 };
  const api = ask(url, {}, { limits });
  assert.match(
    told(await api.series({ matches: ["up"] })),
    /^unreadable: .*the answer is longer than 20 MB\. Ask for less\.$/,
  );
  const names = await api.labelNames({});
  assert.ok(names.ok && names.value.isTruncated && names.value.items.length > 100);
  const streamed = await api.streamLabelValues("a", {}, () => true);
  assert.ok(streamed.ok && streamed.value.isTruncated && streamed.value.count > 700);
  assert.ok(sent < 300_000_000, `${sent} bytes were sent`);
});

serverTest("what is packed small and unpacks to much is cut off", async (start) => {
  // Loopback is not asked to pack; a hostile server does so anyway.
  const bomb = gzipSync(`{"status":"success","data":["${"x".repeat(200_000_000)}"]}`);
  const { url } = await start((response) => response.setHeader("content-encoding", "gzip").end(bomb));
  const api = ask(url);
  const before = process.memoryUsage().rss;
  assert.match(told(await api.config()), /^unreadable: .*longer than 64 MB/);
  assert.match(told(await api.labelNames({})), /^unreadable: .*a value that is too long/);
  assert.ok(process.memoryUsage().rss - before < 250_000_000);
});

serverTest("an answer of very many small parts is not read", async (start) => {
  const answers = ["{},".repeat(15_000_000), '{"":'.repeat(12_000_000), "0,".repeat(30_000_000)];
  for (const parts of answers) {
    const { url, close } = await start((response) =>
      response.end(`{"status":"success","data":[${parts}{}]}`),
    );
    const before = process.memoryUsage().rss;
    const result = await ask(url).series({ matches: ["up"] });
    assert.match(told(result), /^unreadable: .*the answer has too many parts/);
    assert.ok(process.memoryUsage().rss - before < 250_000_000);
    await close();
  }
  const { url } = await start((response) => {
    response.end(`{"status":"success","data":[${'"",'.repeat(15_000_000)}""]}`);
  });
  const names = await ask(url).labelNames({});
  assert.ok(names.ok && names.value.isTruncated && names.value.items.length < 9_000_000);
});

serverTest("200 MB of label values take little memory when they are streamed", async (start) => {
  const values = 1_000_000;
  const rest = "y".repeat(190);
  const { url } = await start((response) => {
    response.write('{"status":"success","data":[');
    let next = 0;
    const more = (): void => {
      while (next < values) {
        let block = "";
        for (const end = Math.min(next + 500, values); next < end; next++) {
          block += `${next === 0 ? "" : ","}"pod-${String(next).padStart(7, "0")}-${rest}"`;
        }
        if (!response.write(block)) return;
      }
      response.off("drain", more);
      response.end("]}");
    };
    response.on("drain", more);
    more();
  });
  const api = ask(url, { timeout: 50_000 });
  const before = process.memoryUsage();
  let bytes = 0;
  let most = 0;
  let count = 0;
  const result = await api.streamLabelValues("pod", {}, (_, from, to) => {
    bytes += to - from;
    count++;
    if (count % 50_000 === 0) most = Math.max(most, process.memoryUsage().rss);
    return true;
  });
  assert.deepEqual(result, { ok: true, value: { count: values, isTruncated: false } });
  assert.ok(bytes > 200_000_000, String(bytes));
  assert.ok(most - before.rss < 150_000_000, `${(most - before.rss) / 1e6} MB more`);
  // A few of them, though the server takes no notice of the limit.
  const few = await api.labelValues("pod", { limit: 3 });
  assert.ok(few.ok && few.value.items.length === 3 && few.value.isTruncated);
});

serverTest("label values may be anything", async (start) => {
  const values = [
    "[a](command:x) **b** `c` <img src=x onerror=alert(1)>",
    "\u0000\u001b[31m\u202e\u2028\r\n\t",
    "$(icon) ${1:x} {{ .Values }}",
    "🚀".repeat(10),
    "v".repeat(1_000_000),
    "",
  ];
  const { url } = await start((response) => sendJson(response, values));
  const answer = await ask(url).labelValues("job", {});
  assert.deepEqual(answer, { ok: true, value: { items: values, isTruncated: false } });
});

serverTest("what a server says in an error is one short line without control characters", async (start) => {
  const error = `\u001b[31mbad\u0007\n[x](command:evil)\u202e ${"z".repeat(1_000_000)}`;
  const { url } = await start((response) => {
    response.statusCode = 400;
    sendJson(response, undefined, { status: "error", errorType: "bad_data", error });
  });
  const result = await ask(url).query("up\u0000\n{".padEnd(100_000, "x"));
  assert.ok(!result.ok && result.error.kind === "refused");
  assert.ok(result.error.message.length < 600, String(result.error.message.length));
  assert.doesNotMatch(result.error.message, /[\u0000-\u001f\u202e]/);
});

serverTest("a server that closes idle connections is asked again over a new one", async (start) => {
  const { url, received } = await start((response) => {
    sendJson(response, "a");
    response.on("finish", () => setTimeout(() => response.socket?.destroy(), 5));
  });
  const api = ask(url);
  for (let round = 0; round < 20; round++) {
    assert.deepEqual(await api.formatQuery("a"), { ok: true, value: "a" });
    await new Promise((resolve) => setTimeout(resolve, 4 + (round % 4)));
  }
  assert.ok(received.length >= 20);
});

serverTest("connections are used again, and no more at a time than allowed", async (start) => {
  const ports = new Set<unknown>();
  let [now, most] = [0, 0];
  const { url } = await start((response, _, request) => {
    ports.add(request.socket.remotePort);
    most = Math.max(most, ++now);
    setTimeout(() => {
      now--;
      sendJson(response, "a");
    }, 10);
  });
  const api = ask(url, {}, { limits: { requestsInFlight: 3 } });
  const questions = Array.from({ length: 30 }, (_, index) => api.formatQuery(String(index)));
  for (const result of await Promise.all(questions)) assert.equal(result.ok, true);
  assert.equal(most, 3);
  assert.equal(ports.size, 3);
});

serverTest("an answer that is no HTTP at all does not stop anything", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const result = await ask(`http://127.0.0.1:${address.port}`).config();
  server.close();
  assert.match(told(result), /^unreadable: .*no valid HTTP/);
});
