import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { Full } from "@/lib/server/db/saved-views";
import { badBody } from "@/lib/server/http/json-body";
import { VIEW_LIMITS } from "@/lib/views/view-limits";

const FULL = {
  own: { parameter: "views", code: "ownViewsFull", detail: "One person keeps no more views." },
  team: { parameter: "shared", code: "teamViewsFull", detail: "A team shares no more views." },
} as const satisfies Record<Full, object>;

export function noRoom(full: Full): ProblemError {
  const limit = VIEW_LIMITS[full];
  return badBody({ ...FULL[full], detail: `${FULL[full].detail} The limit is ${limit}.`, limit });
}

/** Somebody else, or the same person in another tab, was first. */
export function changedMeanwhile(by: string): ProblemError {
  return new ProblemError("conflict", {
    detail: `The view was changed by ${by} since you saw it. Nothing was saved: look at it, and decide.`,
  });
}
