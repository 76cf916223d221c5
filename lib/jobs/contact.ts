import { postJson } from "@/lib/http/fetch-json";
import type { Address, Job } from "./job";

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

/** Where a contact stands in a job. */
const PATHS = [
  "buyer.phone",
  "serviceLocation.address.addressLine1",
  "serviceLocation.address.addressLine2",
  "serviceLocation.address.addressLine3",
  "serviceLocation.address.phone",
];

/** Whether Amazon sent a contact that this role sees only on request. */
export function hidesContact({ hidden }: Pick<Job, "hidden">): boolean {
  return PATHS.some((path) => hidden.includes(path));
}

/** The job as it reads while its contact is shown. */
export function withContact(job: Job, { buyer, serviceLocation }: Contact): Job {
  const address = { ...job.serviceLocation?.address, ...serviceLocation?.address };
  return {
    ...job,
    ...(buyer && { buyer: { ...job.buyer, ...buyer } }),
    ...(serviceLocation && { serviceLocation: { ...job.serviceLocation, address } }),
    hidden: job.hidden.filter((path) => !PATHS.includes(path)),
  };
}

/** Asks for one job's contact. It is stored nowhere: the answer goes to the screen and is forgotten. */
export function requestContact(
  jobId: string,
  reason: string,
  signal: AbortSignal,
): Promise<Revealed> {
  return postJson(`/api/jobs/${encodeURIComponent(jobId)}/reveal`, { reason }, { signal });
}
