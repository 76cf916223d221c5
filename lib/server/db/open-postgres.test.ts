import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { openPostgres } from "./open-postgres";

const LIMITS = {
  connectMs: 2_000,
  statementMs: 2_000,
  lockMs: 2_000,
  idleTransactionMs: 2_000,
  silenceMs: 300,
};
/** What a client sends first: that it wants TLS, or who it is. */
const WANTS_TLS = "0000000804d2162f";
const UNREACHABLE = "DatabaseError: The database of DATABASE_URL cannot be used:";

const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

/** A server that answers nothing, or this; `heard` is what each connection has sent, in hexadecimals. */
async function database(answer: string | null = null) {
  const heard: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      heard.push(data.toString("hex"));
      if (answer !== null) socket.write(answer);
    });
  }).listen(0);
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  return {
    heard,
    urlOf: (host: string, rest = "") => `postgres://u:hush@${host}:${port}/db${rest}`,
  };
}

const failureOf = (url: string, limits = LIMITS) =>
  openPostgres(() => url, limits).then(() => "opened", String);

it("gives up on a server that takes the connection and says nothing", async () => {
  const { urlOf } = await database();
  expect(await failureOf(urlOf("127.0.0.1"))).toBe(`${UNREACHABLE} ETIMEDOUT.`);
  const patient = { ...LIMITS, connectMs: 300, silenceMs: 60_000 };
  expect(await failureOf(urlOf("127.0.0.1"), patient)).toBe(`${UNREACHABLE} it does not answer.`);
});

// The address 0.0.0.0 leads to this machine and is none of its own names.
it.each(["0.0.0.0"])(
  "says nobody's name or password to %s before it is encrypted",
  async (host) => {
    const { heard, urlOf } = await database("N");
    expect(await failureOf(urlOf(host))).toBe(
      `${UNREACHABLE} it offers no encrypted connection. Add sslmode=disable where the network to it is safe.`,
    );
    expect(await failureOf(urlOf("localhost", `?host=${host}`))).toContain(
      "no encrypted connection",
    );
    expect(heard).toEqual([WANTS_TLS, WANTS_TLS]);
  },
);

it.each([
  ["localhost", ""],
  ["127.0.0.1", ""],
  ["127.8.8.8", ""],
  ["[::1]", ""],
  ["0.0.0.0", "?sslmode=disable"],
  ["0.0.0.0", "?application_name=jobs&sslmode=disable"],
])("talks in plain text to %s%s", async (host, rest) => {
  const { heard, urlOf } = await database();
  await failureOf(urlOf(host, rest));
  expect(heard).toHaveLength(1);
  expect(Buffer.from(heard[0] ?? "", "hex").toString()).toContain("user\0u\0");
});

it("asks for an encrypted connection on this machine, too, where the address wants one", async () => {
  const { heard, urlOf } = await database("N");
  expect(await failureOf(urlOf("127.0.0.1", "?sslmode=verify-full"))).toContain("no encrypted");
  expect(heard).toEqual([WANTS_TLS]);
});
