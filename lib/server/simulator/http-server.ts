import "server-only";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, gatewayRefusal, missingAuthenticationToken } from "./answer";
import { answerControl, CONTROL_PATH, type ControlContext } from "./control";
import { internalFailure } from "./input-faults";
import type { TokenEndpoint } from "./lwa";
import { type ApiRequest, operationOf } from "./service-api";
import type { StatsRecorder } from "./stats";

export const TOKEN_PATH = "/auth/o2/token";

const LONGEST_BODY = 64 * 1024;

export type ServerContext = {
  api: (request: ApiRequest) => Answer;
  tokenEndpoint: TokenEndpoint;
  control: ControlContext;
  stats: StatsRecorder;
  now: () => number;
  /** The time that answers are dated with. */
  amazonNow: () => number;
  /** Whether connections end before anything is read. */
  disconnected: () => boolean;
  /** Milliseconds the next answer takes. */
  nextLatency: () => number;
};

/** The HTTP around the simulator: counts, waits, and sends whole, cut or never. */
export function createHttpServer(context: ServerContext): Server {
  const server = createServer((request, response) => {
    void serve(context, request, response).catch(() => response.destroy());
  });
  // Longer than a client keeps an idle connection, so that the client is the one to close it.
  server.keepAliveTimeout = 30_000;
  server.on("clientError", refuseMalformed);
  return server;
}

async function serve(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { stats, now, amazonNow } = context;
  const method = request.method ?? "GET";
  const [path = "", query = ""] = splitOnce(request.url ?? "/", "?");
  if (path.startsWith(CONTROL_PATH)) {
    const body = await readBody(request);
    // A page in the operator's browser has no business here, though it can reach the loopback.
    if (request.headers.origin !== undefined)
      transmit(response, missingAuthenticationToken(), now());
    else if (body !== null)
      transmit(response, answerControl(context.control, { method, path, body }), now());
    return;
  }
  if (context.disconnected()) {
    response.destroy();
    return;
  }
  const isToken = path === TOKEN_PATH;
  const operation = isToken ? "token" : operationOf(method, path);
  const headers = request.rawHeaders.filter((_, index) => index % 2 === 0);
  const record = stats.begin({
    at: now(),
    operation,
    path,
    query,
    headers: headers.map((name) => name.toLowerCase()),
  });
  response.once("close", () => stats.ended());

  const answer = isToken
    ? await answerToken(context, request, method)
    : answerApi(context, { method, path, query, headers: request.headers });
  const latency = context.nextLatency() + answer.delayMs;
  if (latency > 0) await wait(latency);
  if (answer.transmission === "never" || response.destroyed) return;
  stats.answered(record, answer.status);
  transmit(response, answer, amazonNow());
}

function answerApi(context: ServerContext, request: ApiRequest): Answer {
  try {
    return context.api(request);
  } catch {
    return internalFailure();
  }
}

async function answerToken(
  { tokenEndpoint }: ServerContext,
  request: IncomingMessage,
  method: string,
): Promise<Answer> {
  const body = await readBody(request);
  const contentType = request.headers["content-type"] ?? "";
  return tokenEndpoint.answer({ method, contentType, body: body ?? "" });
}

/** Null for a body that is too long; its connection is closed. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > LONGEST_BODY) {
      request.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function transmit(response: ServerResponse, answer: Answer, at: number): void {
  const body = Buffer.from(answer.body, "utf8");
  response.writeHead(answer.status, {
    ...answer.headers,
    date: new Date(at).toUTCString(),
    "content-length": body.length,
    "x-amzn-requestid": randomUUID(),
  });
  if (answer.transmission === "cut") {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  } else {
    response.end(body);
  }
}

function refuseMalformed(_: Error, socket: Socket): void {
  if (!socket.writable) return;
  const { body } = gatewayRefusal();
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\nx-amzn-requestid: ${randomUUID()}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
