import "server-only";
import { createServer, type ServerResponse } from "node:http";
import { endOnSignals } from "./shutdown";

/**
 * A process that ends as Next's does, for a test to send signals to. Writes its port to standard
 * output; a line on standard input finishes the slow answers.
 */
const slow = new Set<ServerResponse>();
const streams = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.url === "/slow") slow.add(response);
  else if (request.url === "/export") streams.add(response.writeHead(200));
  else if (request.url !== "/stuck") response.end("pong");
  response.flushHeaders();
});
server.keepAliveTimeout = 600_000;

for (const [signal, code] of [["SIGINT", 130] as const, ["SIGTERM", 143] as const]) {
  process.on(signal, () => server.close(() => process.exit(code)));
}
endOnSignals({
  longestMs: Number(process.argv[2]),
  silenceMs: 50,
  endWork() {
    for (const response of streams) response.end("# ended early");
  },
  underWay: () => new Promise((resolve) => setTimeout(resolve, Number(process.argv[4] ?? 0))),
  async lastWork() {
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.stdout.write("put away\n");
    if (process.argv[3] === "stuck") await new Promise(() => undefined);
  },
});

process.stdin.on("data", () => {
  for (const response of slow) response.end("done");
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${JSON.stringify(server.address())}\n`));
