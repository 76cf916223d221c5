import type { Address } from "./job";

/** How to reach a buyer: what no list and no job carries, under Amazon's names. */
export type Contact = {
  buyer?: { phone?: string };
  serviceLocation?: {
    address?: Pick<Address, "addressLine1" | "addressLine2" | "addressLine3" | "phone">;
  };
};

/** What `POST /api/jobs/{id}/reveal` answers; the screen hides it again at `hideAt` (ISO 8601). */
export type Revealed = { contact: Contact; hideAt: string };

/** Reasons to choose from; the record keeps the word, the screen says it in its own language. */
export const REVEAL_REASONS = ["appointment", "on_the_way", "access", "complaint"] as const;

/** The longest reason in somebody's own words, in characters. */
export const REASON_LENGTH = 200;

/** The shortest: a dot is no reason. */
export const REASON_LEAST = 3;
