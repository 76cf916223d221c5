import "server-only";
import { LRUCache } from "lru-cache";
import { decode, encode, type JWT, type JWTOptions } from "next-auth/jwt";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { cookieName } from "./auth-cookies";
import { revocations } from "./revocations";
import { endOf, type Session, type SessionLimits, sessionFrom } from "./session";

const OPENED_MS = 30_000;
const MOST_OPENED = 500;

type SessionReaderParts = {
  /** Opens a sealed session; null or a rejection for one that is not ours or has expired. */
  decode: (sealed: string) => Promise<JWT | null>;
  limits: SessionLimits;
  /** Whether a session was ended before its time. */
  isEnded: (session: Session) => Promise<boolean>;
  /** Epoch milliseconds. */
  now?: () => number;
};

/**
 * Opens session cookies. Doing so derives a key each time, a tenth of the cost of a remembered
 * answer, so an opened one is kept for a moment: what it says of a person cannot change. Whether it
 * has ended is looked at each time, and what its bearer may do is not decided here.
 */
export function createSessionReader(parts: SessionReaderParts) {
  const { decode, limits, isEnded, now = Date.now } = parts;
  const opened = new LRUCache<string, Session>({
    max: MOST_OPENED,
    ttl: OPENED_MS,
    ttlResolution: 0,
    perf: { now },
  });

  async function open(sealed: string): Promise<Session | null> {
    const token = await decode(sealed).catch(() => null);
    return token === null ? null : sessionFrom(token);
  }

  return async function readSession(sealed: string): Promise<Session | null> {
    if (sealed === "") return null;
    const known = opened.get(sealed) ?? (await open(sealed));
    if (known === null || endOf(known, limits) <= now() || (await isEnded(known))) return null;
    if (!opened.has(sealed)) opened.set(sealed, known);
    return known;
  };
}

type Cookie = { name: string; value: string };

/** The session among a request's cookies; next-auth cuts a long one into parts numbered `.0`, `.1` … */
export function sealedSession(cookies: readonly Cookie[]): string {
  const name = cookieName("session-token", settings().auth.secureCookies);
  return cookies
    .filter((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))
    .sort((a, b) => partOf(a.name) - partOf(b.name))
    .map(({ value }) => value)
    .join("");
}

function partOf(cookieName: string): number {
  return Number(/\.(\d+)$/u.exec(cookieName)?.[1] ?? 0);
}

type SessionSealParts = {
  limits: SessionLimits;
  /** Whether a session was ended before its time. */
  isEnded: (session: Session) => Promise<boolean>;
  /** Epoch milliseconds. */
  now?: () => number;
};

type Seal = Pick<JWTOptions, "encode" | "decode">;

/**
 * How next-auth seals and opens its cookies. A session gets the end that the limits give it, and one
 * that has ended is not opened. The cookies of a sign-in under way, which have a salt, keep their own.
 */
export function createSessionSeal({ limits, isEnded, now = Date.now }: SessionSealParts): Seal {
  return {
    encode: (params) => {
      if (params.salt) return encode(params);
      const signedInAt = params.token?.signedInAt;
      const left = typeof signedInAt === "number" ? signedInAt + limits.maxMs - now() : 0;
      const maxAge = Math.max(0, Math.floor(Math.min(limits.idleMs, left) / 1000));
      return encode({ ...params, maxAge });
    },
    decode: async (params) => {
      const token = await decode(params);
      if (params.salt || token === null) return token;
      const session = sessionFrom(token);
      if (session === null || endOf(session, limits) <= now()) return null;
      return (await isEnded(session)) ? null : token;
    },
  };
}

const isEnded = (session: Session) => revocations.get().covers(session);

/** How next-auth seals and opens the cookies of this process. */
export function sessionSeal() {
  return processSingleton("session-seal", () =>
    createSessionSeal({ limits: settings().auth.session, isEnded }),
  );
}

/** Opens the value of a session cookie; null for one that is not ours or has ended. */
export function readSession(sealed: string): Promise<Session | null> {
  const { secret } = settings().auth;
  const reader = processSingleton("session-reader", () => ({ secret, read: readerWith(secret) }));
  // Another secret ends every session that the old one has sealed.
  if (reader.secret !== secret) Object.assign(reader, { secret, read: readerWith(secret) });
  return reader.read(sealed);
}

/** Whether the value of a session cookie would still count if its session had not been ended. */
export async function wasEnded(sealed: string): Promise<boolean> {
  if (sealed === "") return false;
  const { secret, session: limits } = settings().auth;
  const token = await decode({ token: sealed, secret }).catch(() => null);
  const session = token && sessionFrom(token);
  return session !== null && endOf(session, limits) > Date.now() && (await isEnded(session));
}

function readerWith(secret: string) {
  const { decode } = sessionSeal();
  return createSessionReader({
    decode: async (token) => decode({ token, secret }),
    limits: settings().auth.session,
    isEnded,
  });
}
