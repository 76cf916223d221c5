import "server-only";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { onTestFinished } from "vitest";
import type { ApiError } from "@/lib/server/simulator/answer";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import type { ServiceJob } from "@/lib/server/simulator/fixtures/service-job";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "@/lib/server/simulator/start";

export const US = "ATVPDKIKX0DER";
export const EVER = "2020-01-01T00:00:00Z";
export const NOW = Date.parse("2026-11-23T12:00:00Z");
export const USER_AGENT = "Tests/1.0 (Language=TypeScript)";

export type Reply = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  errors: ApiError[];
};

export type Listing = {
  totalResultSize: number;
  nextPageToken?: string;
  previousPageToken?: string;
  jobs: ServiceJob[];
};

export type Rig = {
  simulator: Simulator;
  /** The simulator's clock; it stands still unless moved. */
  clock: { now: number };
  /** A GET with the headers of a good client, changed as told; null leaves a header out. */
  get(path: string, headers?: Record<string, string | null>): Promise<Reply>;
  /** Any other method, with a body as JSON where one is given. */
  ask(method: string, path: string, body?: unknown): Promise<Reply>;
  list(parameters?: Record<string, string>): Promise<Reply>;
  token(fields?: Record<string, string>): Promise<Reply>;
  control(action: string, body?: unknown): Promise<Reply>;
};

const READS: ReadonlySet<string> = new Set(["stats", "contacts", "writes"]);

/** Starts a simulator of 400 jobs without latency, and stops it when the test ends. */
export async function rig(options: SimulatorOptions = {}): Promise<Rig> {
  const clock = { now: NOW };
  const simulator = await startSimulator({
    jobs: 400,
    latency: { meanMs: 0, jitterMs: 0 },
    rate: 1_000,
    burst: 1_000,
    now: () => clock.now,
    ...options,
  });
  onTestFinished(() => simulator.close());

  const token = (fields: Record<string, string> = {}) =>
    send(simulator.tokenUrl, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
      body: new URLSearchParams({ ...grant(), ...fields }).toString(),
    });
  let accessToken = accessTokenOf(await token());
  simulator.resetStats();

  const get: Rig["get"] = (path, changes = {}) => {
    const headers: Record<string, string> = {};
    const wanted = { "user-agent": USER_AGENT, "x-amz-access-token": accessToken, ...changes };
    for (const [name, value] of Object.entries(wanted)) if (value !== null) headers[name] = value;
    return send(`${simulator.url}${path}`, { headers });
  };

  const ask: Rig["ask"] = (method, path, body) =>
    send(`${simulator.url}${path}`, {
      method,
      headers: {
        "user-agent": USER_AGENT,
        "x-amz-access-token": accessToken,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  return {
    simulator,
    clock,
    get,
    ask,
    list: (parameters = {}) => get(listPath({ createdAfter: EVER, ...parameters })),
    async token(fields) {
      const reply = await token(fields);
      if (reply.status === 200) accessToken = accessTokenOf(reply);
      return reply;
    },
    control: (action, body) =>
      send(`${simulator.url}/_simulator/${action}`, {
        method: READS.has(action) ? "GET" : "POST",
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

export function listPath(parameters: Record<string, string>): string {
  return `/service/v1/serviceJobs?${new URLSearchParams({ marketplaceIds: US, ...parameters })}`;
}

export function grant(): Record<string, string> {
  const [{ clientId, clientSecret, refreshToken }] = DEMO_CREDENTIALS;
  return {
    grant_type: "refresh_token",
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  };
}

export function listingOf(reply: Reply): Listing {
  return JSON.parse(reply.text).payload;
}

export function jobOf(reply: Reply): ServiceJob {
  return JSON.parse(reply.text).payload;
}

function accessTokenOf(reply: Reply): string {
  return JSON.parse(reply.text).access_token;
}

/** One HTTP request with no header but those given. Rejects when the connection is cut. */
export function send(
  url: string,
  options: {
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    signal?: AbortSignal;
  },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { body, ...rest } = options;
    const request = httpRequest(url, { ...rest, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, text, errors: errorsOf(text) });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

function errorsOf(text: string): ApiError[] {
  if (text.startsWith("[")) return JSON.parse(text);
  if (!text.startsWith("{")) return [];
  return JSON.parse(text).errors ?? [];
}
