import { once } from "node:events";
import { createServer as createProxy, type Server } from "node:http";
import { createServer, get } from "node:https";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { logger } from "./logger";
import { fetchThroughProxy, goesThrough, TunnelAgent } from "./outgoing-proxy";

/** Of nobody but the host amazon.test of this test, signed by itself. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgg0CmBGUaee/sUoNs
cVDjNvt4HV9FhZI8x0J56VVV7JqhRANCAAQdyNziWXcDzls18CT0STriDhPb3Urf
mVj05hJrLIu03ia3bHFuZLuR12ev2Xu0MYTMQ9DJprUacJEu2MbvwHzd
-----END PRIVATE KEY-----`;
const CERT = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUUMpgrBqLvMwrlNAyUhAXjG/qcZQwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLYW1hem9uLnRlc3QwIBcNMjYxMTI5MTgwOTE4WhgPMjEyNjEx
MDUxODA5MThaMBYxFDASBgNVBAMMC2FtYXpvbi50ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEHcjc4ll3A85bNfAk9Ek64g4T291K35lY9OYSayyLtN4mt2xx
bmS7kddnr9l7tDGEzEPQyaa1GnCRLtjG78B83aNrMGkwHQYDVR0OBBYEFJK0dxDa
+I4OrlSbfdivdEogAr3BMB8GA1UdIwQYMBaAFJK0dxDa+I4OrlSbfdivdEogAr3B
MA8GA1UdEwEB/wQFMAMBAf8wFgYDVR0RBA8wDYILYW1hem9uLnRlc3QwCgYIKoZI
zj0EAwIDSAAwRQIhANUMfnBZLk5d7k4HnQ0Wy/BhyF14tOrKX/PiYvCeNSPHAiBQ
986C7JbXBVvDg8dZbBeuYfl108c5zgVWZgKIUZHBTQ==
-----END CERTIFICATE-----`;

let asked: { target: string | undefined; as: string | undefined }[];
let port: number;
/** What the proxy does with a request for a tunnel. */
let behaviour: "opens" | "drops" | "waits" | number;
let lines: object[];
const sockets = new Set<Socket>();

const amazon = createServer({ key: KEY, cert: CERT }, (request, response) =>
  response.end(`${request.method} ${request.url} ${request.headers.host}`),
);
/** A proxy as networks have it: the only way to a name that nobody else knows. */
const proxy = createProxy().on("connect", (request, socket: Socket) => {
  asked.push({ target: request.url, as: request.headers["proxy-authorization"] });
  sockets.add(socket.on("error", () => undefined));
  if (behaviour === "drops") socket.destroy();
  if (typeof behaviour === "number") socket.end(`HTTP/1.1 ${behaviour} No\r\n\r\n`);
  if (behaviour !== "opens") return;
  const far = connect(port, "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    socket.pipe(far).pipe(socket);
  });
  sockets.add(far.on("error", () => undefined));
});

async function listen(server: Server | typeof amazon): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return address.port;
}

const SOON_MS = 300;
const through = { url: "", except: ["direct.test"] };

beforeAll(async () => {
  port = await listen(amazon);
  through.url = `http://me:p%40ss@127.0.0.1:${await listen(proxy)}`;
  await fetchThroughProxy(through, SOON_MS);
});
beforeEach(() => {
  asked = [];
  lines = [];
  behaviour = "opens";
  vi.spyOn(logger(), "warn").mockImplementation((about: unknown, message?: string) => {
    lines.push({ ...Object(about), message });
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  amazon.closeAllConnections();
  await Promise.all([amazon, proxy].map((server) => new Promise((done) => server.close(done))));
});

const WAYS: [string, (url: string) => Promise<string>][] = [
  ["fetch", async (url) => (await fetch(url)).text()],
  [
    "node:https",
    (url) =>
      new Promise((resolve, reject) => {
        get(url, { agent: new TunnelAgent(through, SOON_MS) }, async (answer) => {
          const parts = await answer.toArray();
          resolve(parts.join(""));
        }).once("error", reject);
      }),
  ],
];

it.each(WAYS)("%s reaches through the proxy a host that only the proxy knows", async (_, ask) => {
  // The certificate is signed by nobody; see below.
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  expect(await ask("https://amazon.test/jobs?a=1")).toBe("GET /jobs?a=1 amazon.test");
  const as = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
  expect(asked).toEqual([{ target: "amazon.test:443", as }]);
});

it.each(WAYS)("%s checks the certificate at the other end of the tunnel", async (_, ask) => {
  await expect(ask("https://amazon.test:8443/")).rejects.toSatisfy((error: Error) =>
    String([error.cause, error].find((one) => one instanceof Error && "code" in one)).includes(
      "self-signed certificate",
    ),
  );
  expect(asked.map(({ target }) => target)).toEqual(["amazon.test:8443"]);
});

const REFUSALS = [
  [407, "OUTGOING_PROXY_REFUSED", "The outgoing proxy wants another name and password (407)."],
  [403, "OUTGOING_PROXY_REFUSED", "The outgoing proxy refuses the connection (403)."],
  [503, "OUTGOING_PROXY_FAILED", "The outgoing proxy could not make the connection (503)."],
  ["drops", "OUTGOING_PROXY_FAILED", "The outgoing proxy cannot be reached (ECONNRESET)."],
  ["waits", "OUTGOING_PROXY_FAILED", "The outgoing proxy did not answer in time."],
] as const;

it.each(
  WAYS.flatMap(([name, ask]) =>
    REFUSALS.map(([does, ...named]) => [name, does, ask, ...named] as const),
  ),
)("%s names a proxy that answers so: %s", async (_, does, ask, code, message) => {
  behaviour = does;
  const error = await ask("https://refused.test/").catch((reason: unknown) => reason);
  expect(error instanceof TypeError ? error.cause : error).toMatchObject({ code, message });
  expect(asked.map(({ target }) => target)).toEqual(["refused.test:443"]);
  const { host } = new URL(through.url);
  expect(lines).toEqual([{ proxy: host, target: "refused.test:443", code, message }]);
});

it.each([
  ["ECONNREFUSED", "http://me:p%40ss@127.0.0.1:1"],
  ["ENOTFOUND", "http://me:p%40ss@nowhere.invalid:3128"],
])("names a proxy that cannot be reached: %s, without its password", async (code, url) => {
  const agent = new TunnelAgent({ url, except: [] });
  const error = await once(get("https://amazon.test/", { agent }), "error").then(([one]) => one);
  const message = `The outgoing proxy cannot be reached (${code}).`;
  expect(error).toMatchObject({ code: "OUTGOING_PROXY_FAILED", message });
  expect(lines).toMatchObject([{ proxy: new URL(url).host, message }]);
  expect(JSON.stringify([lines, error])).not.toMatch(/p(%40|@)ss/u);
});

it.each(WAYS)("%s asks this machine and exceptions directly", async (_, ask) => {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  expect(await ask(`https://127.0.0.1:${port}/`)).toBe(`GET / 127.0.0.1:${port}`);
  expect(await ask(`https://localhost:${port}/`)).toBe(`GET / localhost:${port}`);
  await expect(ask("https://direct.test/")).rejects.toThrow();
  expect(asked).toEqual([]);
});

it.each([
  ["https://amazon.test", [], true],
  ["http://amazon.test", [], false],
  ["https://localhost", [], false],
  ["https://app.localhost:3000", [], false],
  ["https://127.0.0.8", [], false],
  ["https://[::1]:8443", [], false],
  ["https://amazon.test", ["amazon.test"], false],
  ["https://api.amazon.test", ["amazon.test"], true],
  ["https://api.amazon.test", [".amazon.test"], false],
  ["https://api.amazon.test", ["*.Amazon.test"], false],
  ["https://notamazon.test", [".amazon.test"], true],
  ["https://amazon.test", ["amazon.test:443"], false],
  ["https://amazon.test", ["amazon.test:8443"], true],
  ["https://amazon.test", ["other.test", "*"], false],
] satisfies [string, string[], boolean][])(
  "%s with the exceptions %o: %s",
  (url, except, expected) => {
    expect(goesThrough({ url: "http://proxy", except }, new URL(url))).toBe(expected);
  },
);
