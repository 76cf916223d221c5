import "server-only";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Documents, UPLOAD_PATH } from "./actions/documents";
import { findOperation } from "./actions/routes";
import { type Answer, gatewayRefusal, invalidInput, missingAuthenticationToken } from "./answer";
import { answerControl, CONTROL_PATH, type ControlContext } from "./control";
import { internalFailure } from "./input-faults";
import type { TokenEndpoint } from "./lwa";
import type { ApiRequest } from "./service-api";
import type { Operation, StatsRecorder } from "./stats";

export const TOKEN_PATH = "/auth/o2/token";

const LONGEST_BODY = 64 * 1024;
/** Amazon answers 413 beyond it. */
const LONGEST_REQUEST = 1024 * 1024;
const LONGEST_UPLOAD = 6 * 1024 * 1024;

export type ServerContext = {
  api: (request: ApiRequest) => Answer;
  documents: Documents;
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
    const body = await readText(request);
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
  const operation = operationAt(method, path);
  const headers = request.rawHeaders.filter((_, index) => index % 2 === 0);
  const record = stats.begin({
    at: now(),
    operation,
    path,
    query,
    headers: headers.map((name) => name.toLowerCase()),
  });
  response.once("close", () => stats.ended());

  const answer = await answerTo(context, request, { operation, method, path, query });
  const latency = context.nextLatency() + answer.delayMs;
  if (latency > 0) await wait(latency);
  if (answer.transmission === "never" || response.destroyed) return;
  if (answer.transmission === "reset") {
    response.destroy();
    return;
  }
  stats.answered(record, answer.status);
  transmit(response, answer, amazonNow());
}

function operationAt(method: string, path: string): Operation {
  if (path === TOKEN_PATH) return "token";
  if (path.startsWith(UPLOAD_PATH)) return "upload";
  return findOperation(method, path)?.operation ?? "unknown";
}

type Read = { operation: Operation; method: string; path: string; query: string };

async function answerTo(
  context: ServerContext,
  request: IncomingMessage,
  { operation, method, path, query }: Read,
): Promise<Answer> {
  const { headers } = request;
  const contentType = headers["content-type"] ?? "";
  if (operation === "token") {
    const body = await readText(request);
    return context.tokenEndpoint.answer({ method, contentType, body: body ?? "" });
  }
  if (operation === "upload") {
    const bytes = await readBody(request, LONGEST_UPLOAD);
    if (method !== "PUT" || bytes === null) return invalidInput("EntityTooLarge");
    return context.documents.receive({ path, query, contentType, bytes });
  }
  // A GET is refused for announcing a body, which is not read for that.
  const body = method === "GET" ? "" : await readText(request, LONGEST_REQUEST);
  try {
    return context.api({ method, path, query, headers, body });
  } catch {
    return internalFailure();
  }
}

async function readText(request: IncomingMessage, longest = LONGEST_BODY): Promise<string | null> {
  return (await readBody(request, longest))?.toString("utf8") ?? null;
}

/** Null for a body that is too long, of which the rest is not kept. */
async function readBody(request: IncomingMessage, longest: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length <= longest) chunks.push(chunk);
    else if (longest === LONGEST_BODY) break;
  }
  return length > longest ? null : Buffer.concat(chunks);
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
