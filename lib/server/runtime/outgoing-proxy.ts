import "server-only";
import { type ClientRequest, request as requestPlainly } from "node:http";
import { type AgentOptions, Agent as HttpsAgent, request as requestSecurely } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { connect } from "node:tls";
import { logger } from "./logger";

const TUNNEL_MS = 5_000;

/** The way out of a network that allows no other. */
export type OutgoingProxy = {
  /** Of the proxy itself, http: or https:, with the name and password that it wants. */
  url: string;
  /** Hosts that are asked directly: `host`, `host:port`, `.domain`, `*.domain` or `*`. */
  except: readonly string[];
};

/**
 * No tunnel came about, so nothing was sent. `code` says whether the proxy refuses, which stays so until
 * somebody changes its rules or our address of it, or fails. The message may stand on a screen.
 */
class OutgoingProxyError extends Error {
  override readonly name = "OutgoingProxyError";

  constructor(
    readonly code: "OUTGOING_PROXY_REFUSED" | "OUTGOING_PROXY_FAILED",
    message: string,
  ) {
    super(message);
  }
}

/**
 * Sends every `fetch` of this process to an https: address through the proxy, but those to this machine
 * and to what is excepted. Call it once, before the first request.
 * @param tunnelMs how long the proxy may take for a tunnel
 */
export async function fetchThroughProxy(proxy: OutgoingProxy, tunnelMs = TUNNEL_MS): Promise<void> {
  const { Agent, buildConnector, setGlobalDispatcher } = await import("undici");
  const secure = buildConnector({});
  const tunnel = new Agent({
    connect: (options, done) => {
      const target = `${options.hostname}:${options.port || 443}`;
      openTunnel(proxy, target, tunnelMs).then(
        (httpSocket) => secure({ ...options, httpSocket }, done),
        (error: OutgoingProxyError) => done(error, null),
      );
    },
  });
  setGlobalDispatcher(
    new Agent().compose(
      (direct) => (options, handler) =>
        goesThrough(proxy, new URL(String(options.origin)))
          ? tunnel.dispatch(options, handler)
          : direct(options, handler),
    ),
  );
}

/** Whether a request to this address goes through the proxy. Those to this machine never do. */
export function goesThrough({ except }: OutgoingProxy, { protocol, hostname, port }: URL): boolean {
  if (protocol !== "https:" || /^(127\.|localhost$|\[::1\]$)|\.localhost$/u.test(hostname)) {
    return false;
  }
  return !except.some((entry) => {
    const [, host = "", onlyPort] = /^(.*?)(?::(\d+))?$/u.exec(entry.toLowerCase()) ?? [];
    if (onlyPort !== undefined && onlyPort !== (port || "443")) return false;
    if (host === "*") return true;
    const suffix = /^\*?(\..+)$/u.exec(host)?.[1];
    return suffix === undefined ? hostname === host : hostname.endsWith(suffix);
  });
}

/** The same for libraries that ask by node:https. */
export class TunnelAgent extends HttpsAgent {
  readonly #proxy: OutgoingProxy;
  readonly #tunnelMs: number;

  constructor(proxy: OutgoingProxy, tunnelMs = TUNNEL_MS) {
    super();
    this.#proxy = proxy;
    this.#tunnelMs = tunnelMs;
  }

  override createConnection(
    options: AgentOptions & { host?: string; port?: number | string; servername?: string },
    done?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    const { host = "", port = 443 } = options;
    const target = `${host.includes(":") ? `[${host}]` : host}:${port}`;
    if (!goesThrough(this.#proxy, new URL(`https://${target}`))) {
      return super.createConnection(options, done);
    }
    openTunnel(this.#proxy, target, this.#tunnelMs).then(
      (socket) =>
        done?.(null, connect({ ...options, socket, servername: options.servername ?? host })),
      // The type wants a stream beside an error, too, and there is none.
      (error: OutgoingProxyError) => Reflect.apply(done ?? (() => undefined), null, [error]),
    );
    return undefined;
  }
}

/** Asks the proxy for a way to `host:port`. Rejects with OutgoingProxyError, and writes it down. */
async function openTunnel(proxy: OutgoingProxy, target: string, ms: number): Promise<Socket> {
  try {
    return await requestTunnel(proxy.url, target, ms);
  } catch (error) {
    const failure = error instanceof OutgoingProxyError ? error : unreachable(error);
    const { code, message } = failure;
    logger().warn({ proxy: new URL(proxy.url).host, target, code }, message);
    throw failure;
  }
}

function requestTunnel(url: string, target: string, ms: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const asked = tunnelRequest(url, target);
    // Of node's own time-out each byte would begin another.
    const timer = setTimeout(() => asked.destroy(slow()), ms);
    asked.once("close", () => clearTimeout(timer));
    asked.once("error", reject);
    asked.once("response", (answer) => {
      answer.destroy();
      reject(refused(answer.statusCode));
    });
    asked.once("connect", ({ statusCode = 0 }, socket: Socket) => {
      clearTimeout(timer);
      if (statusCode >= 200 && statusCode < 300) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(refused(statusCode));
    });
    asked.end();
  });
}

function refused(status = 0): OutgoingProxyError {
  if (status === 407) {
    return new OutgoingProxyError(
      "OUTGOING_PROXY_REFUSED",
      "The outgoing proxy wants another name and password (407).",
    );
  }
  return status >= 400 && status < 500
    ? new OutgoingProxyError(
        "OUTGOING_PROXY_REFUSED",
        `The outgoing proxy refuses the connection (${status}).`,
      )
    : new OutgoingProxyError(
        "OUTGOING_PROXY_FAILED",
        `The outgoing proxy could not make the connection (${status}).`,
      );
}

function slow(): OutgoingProxyError {
  return new OutgoingProxyError(
    "OUTGOING_PROXY_FAILED",
    "The outgoing proxy did not answer in time.",
  );
}

/** The system's code, and not its words, which name addresses inside the network. */
function unreachable(error: unknown): OutgoingProxyError {
  const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
  return new OutgoingProxyError(
    "OUTGOING_PROXY_FAILED",
    `The outgoing proxy cannot be reached${code}.`,
  );
}

function tunnelRequest(proxyUrl: string, target: string): ClientRequest {
  const { protocol, hostname, port, username, password } = new URL(proxyUrl);
  const pair = [username, password].map(decodeURIComponent).join(":");
  const basic = Buffer.from(pair).toString("base64");
  const request = protocol === "https:" ? requestSecurely : requestPlainly;
  return request({
    host: hostname.replace(/^\[(.+)\]$/u, "$1"),
    port: port || (protocol === "https:" ? 443 : 80),
    method: "CONNECT",
    path: target,
    headers: {
      host: target,
      ...(username === "" ? {} : { "proxy-authorization": `Basic ${basic}` }),
    },
    agent: false,
  });
}
