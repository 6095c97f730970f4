// The floor of starting: Node, and just enough of the protocol to answer the first request.
process.stdin.once("data", (data) => {
  const { id } = JSON.parse(data.toString().slice(data.indexOf("{")));
  const body = JSON.stringify({ jsonrpc: "2.0", id, result: { capabilities: {} } });
  process.stdout.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
});
