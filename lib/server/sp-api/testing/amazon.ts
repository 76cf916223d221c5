import "server-only";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { SpApiConfig } from "../config";

export type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

export type Handler = (request: Received, response: ServerResponse) => void;

/** Answers with JSON, or with the text as it is. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "x-amzn-requestid": "request-1", ...headers }).end(text);
}

/** A token endpoint that answers with token-1, token-2 and so on. */
export function tokens(expiresIn = 3600): Handler {
  let count = 0;
  return (_, response) => {
    count += 1;
    answer(response, 200, { access_token: `token-${count}`, expires_in: expiresIn });
  };
}

export type FakeAmazon = {
  config: SpApiConfig;
  /** Requests to the Services API and to Login with Amazon, in order of arrival. */
  calls: Received[];
  tokenCalls: Received[];
};

/** A real HTTP server for one test: `api` plays the Services API, `lwa` Login with Amazon. */
export async function fakeAmazon(api: Handler, lwa: Handler = tokens()): Promise<FakeAmazon> {
  const calls: Received[] = [];
  const tokenCalls: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method = "", url = "", headers } = request;
    const received = { method, url, headers, body };
    const isToken = url.startsWith("/auth/");
    (isToken ? tokenCalls : calls).push(received);
    (isToken ? lwa : api)(received, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const config: SpApiConfig = {
    endpoint: origin,
    lwaEndpoint: `${origin}/auth/o2/token`,
    clientId: "amzn1.application-oa2-client.test",
    clientSecret: "amzn1.oa2-cs.v1.very-secret",
    refreshToken: "Atzr|refresh-secret",
    rate: 10,
    burst: 40,
    detailRate: 20,
    detailBurst: 40,
    timeoutMs: 2_000,
  };
  return { config, calls, tokenCalls };
}
