import { z } from "zod";
import type { Role } from "@/lib/access/permissions";
import { type Api, openApi, type Reply } from "./client";
import { cookieHeader, signInDemo } from "./sign-in";

const openSession = z.strictObject({
  id: z.hex().length(32),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  begunAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  current: z.boolean(),
});

const ownSessions = z.strictObject({
  sessions: z.array(openSession),
  fetchedAt: z.iso.datetime(),
});

const everybodysSessions = z.strictObject({
  sessions: z.array(
    openSession.extend({ userId: z.string(), userName: z.string(), own: z.boolean() }),
  ),
  more: z.boolean(),
  fetchedAt: z.iso.datetime(),
});

/** The body of `GET /api/sessions`: these fields and no others. */
export async function readOwnSessions(api: Api) {
  return ownSessions.parse(JSON.parse((await api.get("/api/sessions")).text)).sessions;
}

/** The body of `GET /api/sessions/all`: these fields and no others. */
export async function readAllSessions(admin: Api, query = "") {
  const { text } = await admin.get(`/api/sessions/all${query && `?${query}`}`);
  return everybodysSessions.parse(JSON.parse(text)).sessions;
}

/** A signed-in browser without its screen. */
export type SignedIn = Api & {
  cookie: string;
  id: string;
  post: (path: string, data?: unknown) => Promise<Reply>;
  /** What the API answers to its cookie. */
  status: () => Promise<number>;
};

export async function signInAgain(
  baseUrl: string,
  role: Role,
  userAgent?: string,
): Promise<SignedIn> {
  const cookie = cookieHeader(await signInDemo(baseUrl, role, { userAgent }));
  const api = await openApi(baseUrl, { cookie });
  const current = (await readOwnSessions(api)).find((session) => session.current);
  return {
    ...api,
    cookie,
    id: current?.id ?? "",
    post: (path, data = {}) => api.send("POST", path, { data }),
    status: async () => (await api.get("/api/sessions")).status,
  };
}
