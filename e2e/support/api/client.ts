import type { z } from "zod";
import { recordError } from "@/e2e/support/app/artifacts";
import type { Role } from "@/lib/access/permissions";
import { jobDetail, jobPage, problem } from "./contract";
import { rawHttp } from "./raw-http";
import { cookieHeader, signInDemo } from "./sign-in";

/** A demo role, nobody, or the cookies of a session that was made elsewhere. */
export type Visitor = Role | null | { cookie: string };

export type Reply = {
  status: number;
  header: (name: string) => string | undefined;
  text: string;
  /** The body of a list; throws where it is an error's, and where it breaks the contract. */
  page: () => z.infer<typeof jobPage>;
  detail: () => z.infer<typeof jobDetail>;
  problem: () => z.infer<typeof problem>;
};

export type Api = {
  get: (path: string, headers?: Record<string, string>) => Promise<Reply>;
  /** With a body: a value is sent as JSON, a text or a buffer as it is. */
  send: (method: string, path: string, sent?: Sent) => Promise<Reply>;
};

export type Sent = { headers?: Record<string, string>; data?: unknown };

/** The API of a running app, redirects not followed. */
export async function openApi(baseUrl: string, visitor: Visitor): Promise<Api> {
  const cookie = await cookieOf(baseUrl, visitor);
  async function send(method: string, path: string, { headers, data }: Sent = {}) {
    const { body: sent, type } = bodyOf(data);
    const { pathname, search } = new URL(path, baseUrl);
    const reply = await rawHttp(baseUrl, {
      method,
      path: pathname + search,
      headers: {
        ...(type && { "content-type": type }),
        // Node leaves it out where a method has no body as a rule.
        ...(sent !== undefined && { "content-length": String(Buffer.byteLength(sent)) }),
        ...headers,
        ...(cookie !== null && { cookie }),
      },
      body: sent,
    });
    const { status, text } = reply;
    if (status >= 400) recordError({ method, url: path, status, body: text });
    const body = (): unknown => {
      if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${text}`);
      return JSON.parse(text);
    };
    return {
      status,
      header: (name: string) => {
        const value = reply.headers[name];
        return Array.isArray(value) ? value.join(", ") : value;
      },
      text,
      page: () => jobPage.parse(body()),
      detail: () => jobDetail.parse(body()),
      problem: () => problem.parse(JSON.parse(text)),
    };
  }
  return { send, get: (path, headers = {}) => send("GET", path, { headers }) };
}

function bodyOf(data: unknown): { body?: string | Buffer; type?: string } {
  if (data === undefined) return {};
  if (typeof data === "string" || Buffer.isBuffer(data)) {
    return { body: data, type: "application/octet-stream" };
  }
  return { body: JSON.stringify(data), type: "application/json" };
}

async function cookieOf(baseUrl: string, visitor: Visitor): Promise<string | null> {
  if (visitor === null) return null;
  if (typeof visitor === "object") return visitor.cookie;
  return cookieHeader(await signInDemo(baseUrl, visitor));
}
