import "server-only";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { SpApiConfig } from "@/lib/server/sp-api/config";

type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

type Handler = (response: ServerResponse, request: Received) => void;

const running = new Set<Server>();

/** Answers with JSON, or with a text as it is. */
export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "x-amzn-requestid": "request-1", ...headers }).end(text);
}

/** Plays Login with Amazon: answers with access-token-1, access-token-2 and so on. */
export function countingTokens(expiresIn = 3600): Handler {
  let count = 0;
  return (response) => {
    count += 1;
    reply(response, 200, { access_token: `access-token-${count}`, expires_in: expiresIn });
  };
}

export type FakeAmazon = {
  config: SpApiConfig;
  /** Requests to the Services API, in order of arrival. */
  calls: Received[];
  /** Requests to Login with Amazon. */
  tokenCalls: Received[];
};

/** A real HTTP server for a test: `api` plays the Services API, `lwa` Login with Amazon. */
export async function fakeAmazon(api: Handler, lwa = countingTokens()): Promise<FakeAmazon> {
  const calls: Received[] = [];
  const tokenCalls: Received[] = [];
  const server = createServer(async (request, response) => {
    const received = await receive(request);
    const isToken = received.url.startsWith("/auth/");
    (isToken ? tokenCalls : calls).push(received);
    (isToken ? lwa : api)(response, received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  running.add(server);
  return { config: configFor(originOf(server)), calls, tokenCalls };
}

/** Stops every server that a test has started. */
export function stopFakes(): void {
  for (const server of running) {
    server.closeAllConnections();
    server.close();
  }
  running.clear();
}

async function receive(request: IncomingMessage): Promise<Received> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
}

function originOf(server: Server): string {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

function configFor(origin: string): SpApiConfig {
  return {
    endpoint: origin,
    lwaEndpoint: `${origin}/auth/o2/token`,
    clientId: "amzn1.application-oa2-client.known",
    clientSecret: "amzn1.oa2-cs.v1.hidden",
    refreshToken: "Atzr|hidden",
    rate: 10,
    burst: 40,
    others: { rate: 20, burst: 40 },
    timeoutMs: 2_000,
  };
}
