import "server-only";
import { type ClientRequest, request as requestPlainly } from "node:http";
import { Agent, type AgentOptions, request as requestSecurely } from "node:https";
import type { Duplex } from "node:stream";
import { connect } from "node:tls";

const TUNNEL_MS = 5_000;

/** The way out of a network that allows no other. */
export type OutgoingProxy = {
  /** Of the proxy itself, http: or https:, with the name and password that it wants. */
  url: string;
  /** Hosts that are asked directly: `host`, `host:port`, `.domain`, `*.domain` or `*`. */
  except: readonly string[];
};

/**
 * Sends every `fetch` of this process to an https: address through the proxy, but those to this machine
 * and to what is excepted. Call it once, before the first request.
 */
export async function fetchThroughProxy(proxy: OutgoingProxy): Promise<void> {
  const undici = await import("undici");
  const tunnel = new undici.ProxyAgent(proxy.url);
  undici.setGlobalDispatcher(
    new undici.Agent().compose(
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
export class TunnelAgent extends Agent {
  readonly #proxy: OutgoingProxy;

  constructor(proxy: OutgoingProxy, options: AgentOptions = {}) {
    super(options);
    this.#proxy = proxy;
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
    const asked = askForTunnel(this.#proxy.url, target);
    // The type wants a stream beside an error, too, and there is none.
    const fail = (error: Error) => Reflect.apply(done ?? (() => undefined), null, [error]);
    asked.once("error", fail);
    asked.once("connect", (answer, socket) => {
      if (answer.statusCode === 200) {
        done?.(null, connect({ ...options, socket, servername: options.servername ?? host }));
        return;
      }
      socket.destroy();
      fail(new Error(`The proxy answers ${answer.statusCode}.`));
    });
    asked.end();
    return undefined;
  }
}

function askForTunnel(proxyUrl: string, target: string): ClientRequest {
  const { protocol, hostname, port, username, password } = new URL(proxyUrl);
  const pair = [username, password].map(decodeURIComponent).join(":");
  const basic = Buffer.from(pair).toString("base64");
  const request = protocol === "https:" ? requestSecurely : requestPlainly;
  const asked = request({
    host: hostname.replace(/^\[(.+)\]$/u, "$1"),
    port: port || (protocol === "https:" ? 443 : 80),
    method: "CONNECT",
    path: target,
    headers: {
      host: target,
      ...(username === "" ? {} : { "proxy-authorization": `Basic ${basic}` }),
    },
    agent: false,
    timeout: TUNNEL_MS,
  });
  return asked.once("timeout", () => asked.destroy(new Error("The proxy does not answer.")));
}
