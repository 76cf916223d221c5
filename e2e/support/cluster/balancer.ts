import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type ServerResponse,
} from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** An app process as the balancer sees it. */
export type Target = { name: string; url: string };

export type Balancer = {
  /** What people open. */
  url: string;
  /** Waits until a target answers `/api/ready` with 200. @throws when it does not within the time */
  untilReady: (name: string, timeoutMs?: number) => Promise<void>;
  /** Sends no more requests to a target, and waits a moment for those that it has. */
  drain: (name: string) => Promise<void>;
  /** Looks at a drained target again, which gets requests when it is ready. */
  admit: (name: string) => void;
  close: () => Promise<void>;
};

type Backend = Target & {
  agent: Agent;
  ready: boolean;
  drained: boolean;
  /** Requests that wait for the end of their answer. */
  open: Set<IncomingMessage>;
};

/** What became of a try: nothing was sent, nothing came back, or the answer is the client's. */
type Outcome = "unsent" | "unanswered" | "answered";

/** Answers with the requests that each process has. */
const OPEN_PATH = "/_balancer/open";

/** Says which process answered. */
export const PROCESS_HEADER = "x-process";

const LOOK_MS = 250;
const LOOK_TIMEOUT_MS = 5_000;
/** How long a request waits for a target that is ready. */
const PATIENCE_MS = 10_000;
/** How long a drained target may finish what is not a stream. */
const DRAIN_MS = 3_000;
/** Less than node's servers keep a silent connection, so that this end closes it. */
const KEEP_ALIVE_MS = 3_000;

const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS"]);
/** They belong to one connection (RFC 9110, 7.6.1). */
const OF_A_CONNECTION = new Set([
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization"],
  ...["proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"],
]);

/**
 * A load balancer of one machine: round and round over the targets that are ready. A target that fails is
 * out until it is ready again. A request that reached nobody goes to the next one; so does an idempotent
 * one of which no byte was answered. Bodies are streamed in both directions.
 */
export async function startBalancer(targets: readonly Target[], port = 0): Promise<Balancer> {
  const backends: Backend[] = targets.map((target) => ({
    ...target,
    agent: new Agent({ keepAlive: true, timeout: KEEP_ALIVE_MS }),
    ready: false,
    drained: false,
    open: new Set(),
  }));
  let turn = 0;

  function next(tried: ReadonlySet<Backend>): Backend | null {
    const ready = backends.filter((one) => one.ready && !one.drained && !tried.has(one));
    turn += 1;
    return ready[turn % ready.length] ?? null;
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const tried = new Set<Backend>();
    const deadline = Date.now() + PATIENCE_MS;
    while (!outgoing.destroyed) {
      const backend = next(tried);
      if (backend === null) {
        if (Date.now() > deadline) return refuse(outgoing, 503);
        await wait(LOOK_MS / 5);
        // Whoever failed may be back meanwhile.
        tried.clear();
        continue;
      }
      tried.add(backend);
      backend.open.add(incoming);
      const outcome = await forward(backend, incoming, outgoing).finally(() =>
        backend.open.delete(incoming),
      );
      if (outcome === "answered") return;
      backend.ready = false;
      if (outcome === "unanswered" && !mayAskAgain(incoming)) return refuse(outgoing, 502);
    }
  }

  const server = createServer((incoming, outgoing) => {
    if (incoming.url === OPEN_PATH) outgoing.end(JSON.stringify(backends.map(openAt)));
    else void serve(incoming, outgoing);
  });
  // Exports and streams of events last as long as they last.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The balancer has no port.");

  let closed = false;
  const looks = backends.map(async (backend) => {
    while (!closed) {
      if (!backend.drained) backend.ready = (await isReady(backend)) && !backend.drained;
      await wait(LOOK_MS);
    }
  });

  const named = (name: string): Backend => {
    const backend = backends.find((one) => one.name === name);
    if (backend === undefined) throw new Error(`There is no process ${name}.`);
    return backend;
  };
  const until = async (holds: () => boolean, timeoutMs: number): Promise<boolean> => {
    const deadline = Date.now() + timeoutMs;
    while (!holds() && Date.now() < deadline) await wait(LOOK_MS / 10);
    return holds();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    async untilReady(name, timeoutMs = 60_000) {
      const backend = named(name);
      if (await until(() => backend.ready, timeoutMs)) return;
      throw new Error(`Process ${name} at ${backend.url} was not ready in ${timeoutMs / 1000} s.`);
    },
    async drain(name) {
      const backend = named(name);
      backend.drained = true;
      backend.ready = false;
      await until(() => backend.open.size === 0, DRAIN_MS);
    },
    admit(name) {
      named(name).drained = false;
    },
    async close() {
      closed = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(looks);
      for (const { agent } of backends) agent.destroy();
    },
  };
}

function openAt({ name, ready, open }: Backend) {
  return { name, ready, open: [...open].map(({ method, url }) => `${method} ${url}`) };
}

function mayAskAgain({ method, headers }: IncomingMessage): boolean {
  const hasBody = headers["content-length"] !== undefined || headers["transfer-encoding"];
  return IDEMPOTENT.has(method ?? "") && !hasBody;
}

async function isReady({ url }: Target): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/ready`, {
      signal: AbortSignal.timeout(LOOK_TIMEOUT_MS),
      headers: { connection: "close" },
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function forward(
  { name, url, agent }: Backend,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Outcome> {
  const { hostname, port } = new URL(url);
  const options: RequestOptions = {
    hostname,
    port,
    method: incoming.method,
    path: incoming.url,
    headers: forwarded(incoming),
    // A kept connection may just be closing, and what cannot be asked again must not meet that.
    agent: mayAskAgain(incoming) ? agent : false,
  };
  return new Promise((resolve) => {
    const asked = request(options);
    let sent = false;
    let answered = false;
    const leave = () => asked.destroy();
    outgoing.once("close", leave);
    const end = (outcome: Outcome) => {
      outgoing.off("close", leave);
      resolve(outcome);
    };
    asked.once("socket", (socket) => {
      const send = () => {
        sent = true;
        if (mayAskAgain(incoming)) asked.end();
        else incoming.pipe(asked);
      };
      if (socket.connecting) socket.once("connect", send);
      else send();
    });
    asked.once("response", (answer) => {
      answered = true;
      outgoing.writeHead(answer.statusCode ?? 502, [
        ...endToEnd(answer.rawHeaders),
        ...[PROCESS_HEADER, name],
      ]);
      outgoing.flushHeaders();
      // An answer that breaks off breaks off for the client, too: it must not look complete.
      answer.once("error", () => outgoing.destroy());
      answer.once("close", () => {
        if (!answer.complete) outgoing.destroy();
        end("answered");
      });
      answer.pipe(outgoing);
    });
    asked.on("error", () => {
      if (answered) return;
      incoming.unpipe(asked);
      // Whoever has left needs no answer.
      if (outgoing.destroyed) end("answered");
      else end(sent ? "unanswered" : "unsent");
    });
  });
}

/** The request's headers with who is at the other end, as a proxy writes them that `TRUSTED_PROXY_HOPS` counts. */
function forwarded({ rawHeaders, headers, socket }: IncomingMessage): string[] {
  const peer = socket.remoteAddress ?? "unknown";
  const before = headers["x-forwarded-for"];
  const own = ["x-forwarded-for", "x-forwarded-proto"];
  return [
    ...endToEnd(rawHeaders, own),
    ...["x-forwarded-for", before === undefined ? peer : `${before}, ${peer}`],
    ...["x-forwarded-proto", "http"],
  ];
}

/** Without what belongs to one connection, and without the names that are left out. */
function endToEnd(raw: readonly string[], without: readonly string[] = []): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = "", value = ""] = [raw[at], raw[at + 1]];
    const lower = name.toLowerCase();
    if (!OF_A_CONNECTION.has(lower) && !without.includes(lower)) kept.push(name, value);
  }
  return kept;
}

function refuse(outgoing: ServerResponse, status: 502 | 503): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  outgoing.writeHead(status, { "retry-after": "1", "content-type": "text/plain" });
  outgoing.end(
    status === 502 ? "The process that was asked has ended.\n" : "No process is ready.\n",
  );
}
