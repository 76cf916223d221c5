import "server-only";
import { LRUCache } from "lru-cache";
import type { NextRequest } from "next/server";
import { decode } from "next-auth/jwt";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { authCookies } from "./auth-cookies";

const LIMIT = 10;
const WINDOW_MS = 15 * 60_000;
const REMEMBERED = 5_000;

type Attempts = {
  /** Seconds until one of these may try again; null when all may now. */
  waitOf: (...who: readonly string[]) => number | null;
  /** Notes a failure of each. True when it was the last one that is let through. */
  fail: (...who: readonly string[]) => boolean;
};

/**
 * Counts failed sign-ins by address and by account: ten within a quarter of an hour, then a pause
 * until the first of them is a quarter of an hour ago. Successes do not count.
 * @param now milliseconds that only go forward, however the clock is set
 */
export function createAttempts(now: () => number = () => performance.now()): Attempts {
  // Bounded: somebody with many addresses makes the oldest ones forgotten, and no memory full.
  const failures = new LRUCache<string, readonly number[]>({ max: REMEMBERED });

  const recent = (who: string) =>
    (failures.get(who) ?? []).filter((time) => time > now() - WINDOW_MS);

  return {
    waitOf: (...who) => {
      const waits = who.flatMap((one) => {
        const times = recent(one);
        const first = times.at(-LIMIT);
        return first === undefined ? [] : [Math.ceil((first + WINDOW_MS - now()) / 1000)];
      });
      return waits.length === 0 ? null : Math.max(...waits);
    },
    fail: (...who) => {
      const counts = who.map((one) => {
        const times = [...recent(one), now()].slice(-LIMIT);
        failures.set(one, times);
        return times.length;
      });
      return counts.some((count) => count === LIMIT);
    },
  };
}

/** The failed sign-ins that this process remembers. */
export function signInAttempts(): Attempts {
  return processSingleton("sign-in-attempts", () => createAttempts());
}

/**
 * Whether a callback ends a sign-in that this browser has begun: it brings the sealed `state` of that
 * begin and names the same one (RFC 6749, 10.12). Anybody can send any other, as often as they like.
 */
export async function endsOwnSignIn(
  request: Pick<NextRequest, "cookies" | "nextUrl">,
  provider: string | undefined,
): Promise<boolean> {
  const { mode, auth } = settings();
  // The demo's form has no state; next-auth reports its failures only where it bears our token.
  if (provider === "demo") return mode === "demo";
  const { name } = authCookies(auth.secureCookies).state;
  const token = request.cookies.get(name)?.value;
  const state = request.nextUrl.searchParams.get("state");
  if (!token || !state) return false;
  const begun = await decode({ secret: auth.secret, salt: name, token }).catch(() => null);
  return begun?.value === state && begun.provider === provider;
}
