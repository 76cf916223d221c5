import type { APIRequestContext } from "@playwright/test";
import type { z } from "zod";
import type { Role } from "@/lib/access/role";
import { jobDetail, jobPage, problem } from "./contract";
import { keepError } from "./kept";
import { cookieHeader, signInDemo } from "./sign-in";

/** A demo role, nobody, or the cookies of a session that was made elsewhere. */
export type Visitor = Role | null | { cookie: string };

export type Reply = {
  status: number;
  header: (name: string) => string | undefined;
  text: string;
  /** The body of a list; throws where it breaks the contract. */
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
export async function openApi(
  request: APIRequestContext,
  baseUrl: string,
  visitor: Visitor,
): Promise<Api> {
  const cookie = await cookieOf(baseUrl, visitor);
  async function send(method: string, path: string, { headers, data }: Sent = {}) {
    const response = await request.fetch(`${baseUrl}${path}`, {
      method,
      data,
      headers: { ...headers, ...(cookie === null ? {} : { cookie }) },
      maxRedirects: 0,
    });
    const text = await response.text();
    const status = response.status();
    if (status >= 400) keepError({ method, url: path, status, body: text });
    const body = (): unknown => JSON.parse(text);
    return {
      status,
      header: (name: string) => response.headers()[name],
      text,
      page: () => jobPage.parse(body()),
      detail: () => jobDetail.parse(body()),
      problem: () => problem.parse(body()),
    };
  }
  return { send, get: (path, headers = {}) => send("GET", path, { headers }) };
}

async function cookieOf(baseUrl: string, visitor: Visitor): Promise<string | null> {
  if (visitor === null) return null;
  if (typeof visitor === "object") return visitor.cookie;
  return cookieHeader(await signInDemo(baseUrl, visitor));
}
