import type { Address } from "./job";

/** How to reach a buyer: what no list and no job carries, under Amazon's names. */
export type Contact = {
  buyer?: { phone?: string };
  serviceLocation?: {
    address?: Pick<Address, "addressLine1" | "addressLine2" | "addressLine3" | "phone">;
  };
};

/**
 * What `POST /api/jobs/{id}/reveal` answers. `hideAt` is an instant (ISO 8601) by the server's clock,
 * `shownMs` the milliseconds until then: a screen, whose clock may differ, hides it by those.
 */
export type Revealed = { contact: Contact; hideAt: string; shownMs: number };

/** Reasons to choose from; the record keeps the word, the screen says it in its own language. */
export const REVEAL_REASONS = ["appointment", "on_the_way", "access", "complaint"] as const;

/** The longest reason in somebody's own words, in characters. */
export const REASON_LENGTH = 200;

/** The shortest: a dot is no reason. */
export const REASON_LEAST = 3;
