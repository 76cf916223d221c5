import "server-only";
import { onceHere } from "@/lib/server/cache/single-flight";
import type { SpApiConfig } from "@/lib/server/sp-api/config";
import type { SpApiEvent } from "@/lib/server/sp-api/events";
import { createTokenSource } from "@/lib/server/sp-api/lwa";
import { fakeAmazon, reply } from "./fake-amazon";

export type Lwa = Parameters<typeof fakeAmazon>[1];

/** A source that asks a fake Login with Amazon; time passes only where a test says so. */
export async function tokenSource(lwa?: Lwa, newer: Partial<SpApiConfig> = {}) {
  const amazon = await fakeAmazon((response) => reply(response, 500, ""), lwa);
  const clock = { time: Date.UTC(2026, 0, 5) };
  const events: SpApiEvent[] = [];
  const delays: number[] = [];
  const asks: string[] = [];
  const config = { ...amazon.config };
  const tokens = createTokenSource({
    once: onceHere,
    config: () => ({ ...config }),
    lookAgain: () => Object.assign(config, newer),
    fetch: (url, init) => {
      asks.push(url);
      return fetch(url, init);
    },
    now: () => clock.time,
    random: () => 0.5,
    sleep: async (ms) => {
      delays.push(ms);
    },
    observe: (event) => events.push(event),
  });
  return { tokens, clock, events, delays, config, asks, asked: amazon.tokenCalls };
}

/** Plays one answer after another, the last one for ever. */
export function script(...answers: [status: number, body: unknown, retryAfter?: string][]): Lwa {
  let next = 0;
  return (response) => {
    const [status, body, retryAfter] = answers[Math.min(next, answers.length - 1)] ?? [500, ""];
    next += 1;
    reply(response, status, body, retryAfter ? { "retry-after": retryAfter } : {});
  };
}

export const good: [number, unknown] = [200, { access_token: "fresh", expires_in: 3600 }];
