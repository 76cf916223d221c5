import "server-only";
import type { User } from "@/lib/access/user";
import type { Place, ResourceAnswer } from "@/lib/actions/capacity";
import { spansOf } from "@/lib/actions/capacity";
import type { RefusalReason } from "@/lib/actions/refusal-reasons";
import { REFUSAL_REASONS } from "@/lib/actions/refusal-reasons";
import { weekFrom } from "@/lib/actions/week-plan";
import { type ProblemCode, ProblemError } from "@/lib/http/problem";
import type { ResourceEnd } from "@/lib/server/actions/resource-end";
import type { ResourceWrite, Wish } from "@/lib/server/actions/resource-write";
import type { ResourceResult } from "@/lib/server/actions/resource-writes";
import { settings } from "@/lib/server/config/settings";
import { database } from "@/lib/server/db/process-database";
import { findBlock, findResourceAction, forgetBlock } from "@/lib/server/db/resource-actions";
import { jsonBody, noBody } from "@/lib/server/http/json-body";
import { toProblem } from "@/lib/server/http/problems";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { keyOf } from "@/lib/server/jobs/actions/action-bodies";
import { refusalErrors } from "@/lib/server/jobs/actions/refusal-errors";
import { dayInZone } from "@/lib/time/calendar";
import { bare, forgetCapacity } from "./capacity-answers";
import { blockIn, scheduleIn } from "./capacity-bodies";
import { resourceWrites } from "./capacity-writes";
import { type KnownPlace, placeOf } from "./place";
import { blockAnswer, scheduleAt } from "./store-schedule";

const MOST_BYTES = 16 * 1024;
/** It looks, sends, and may look again. */
const CALLS = 3;

export type WriteCall = {
  request: Request;
  searchParams: URLSearchParams;
  user: User;
  reserve: (calls: number) => Promise<void>;
};

/**
 * Replaces the whole schedule of a store.
 * @throws ProblemError `not_enabled`, `bad_action`, and what `answerOf` throws
 */
export async function replaceSchedule(resource: string, call: WriteCall): Promise<ResourceAnswer> {
  const { request, searchParams, user } = call;
  const place = await placeOf(resource, searchParams, []);
  const body = await jsonBody(request, { mostBytes: MOST_BYTES, field: "body" });
  const key = keyOf(request.headers);
  const label = settings().storeLabels.get(resource) ?? null;
  const { plan, seen: signature } = scheduleIn(body, place, label);
  await call.reserve(CALLS);
  const had = await scheduleAt(place, { user: user.id });
  const ranges = weekFrom(spansOf(had.given), place.zone, place.today);
  const before = had.last?.plan ?? (ranges.length > 0 ? { ranges, until: lastDayOf(had) } : null);
  const write = { operation: "replaceSchedule", plan, first: place.today } as const;
  return perform({ key, user, place, write, seen: { signature, plan: before } });
}

function lastDayOf({ given, zone, today }: Awaited<ReturnType<typeof scheduleAt>>): string {
  const last = given.at(-1);
  return last ? dayInZone(Date.parse(last.end) - 1, zone) : today;
}

/** Blocks time. Rejects as `replaceSchedule` does. */
export async function blockTime(resource: string, call: WriteCall): Promise<ResourceAnswer> {
  const { request, searchParams, user } = call;
  const place = await placeOf(resource, searchParams, []);
  const body = await jsonBody(request, { mostBytes: MOST_BYTES, field: "body" });
  const key = keyOf(request.headers);
  const write = { operation: "block", ...blockIn(body, place) } as const;
  await call.reserve(CALLS);
  return perform({ key, user, place, write });
}

/** Moves a block. Rejects as `replaceSchedule` does, and with `not_found`. */
export async function moveBlock(id: string, call: WriteCall): Promise<ResourceAnswer> {
  const { request, user } = call;
  const body = await jsonBody(request, { mostBytes: MOST_BYTES, field: "body" });
  const key = keyOf(request.headers);
  const place = await placeOfBlock(id, key, call);
  const write = { operation: "moveBlock", blockId: id, ...blockIn(body, place) } as const;
  await call.reserve(CALLS);
  return perform({ key, user, place, write });
}

/**
 * Takes a block away; one that is not at Amazon, or under an id that nobody knows, is only forgotten here.
 * Rejects as `moveBlock` does.
 */
export async function unblock(id: string, call: WriteCall): Promise<ResourceAnswer> {
  const { request, user } = call;
  await noBody(request);
  const key = keyOf(request.headers);
  const place = await placeOfBlock(id, key, call);
  if (await forgetBlock(await database(), id)) {
    const write = { operation: "unblock", blockId: id } as const;
    return { block: null, wasGone: true, warnings: [], action: receipt(key, place, write, null) };
  }
  await call.reserve(CALLS);
  return perform({ key, user, place, write: { operation: "unblock", blockId: id } });
}

/** Where a block is; one that was taken away already is found by the key of that. */
async function placeOfBlock(
  id: string,
  key: string,
  { searchParams }: WriteCall,
): Promise<KnownPlace> {
  const db = await database();
  const row = await findBlock(db, id);
  const action = row === null ? await findResourceAction(db, key) : null;
  const before = (action?.wish as { wish: Wish } | undefined)?.wish;
  const isOfBlock = before && "blockId" in before.write && before.write.blockId === id;
  const resource = row?.resourceId ?? (isOfBlock ? before.place.resource : null);
  const marketplace = row?.marketplaceId ?? before?.place.marketplace;
  const params = new URLSearchParams(searchParams);
  if (marketplace !== undefined) params.set("marketplace", marketplace);
  const place = await placeOf(resource ?? "-", params, []);
  if (resource === null) throw noSuchBlock();
  return place;
}

function noSuchBlock(): ProblemError {
  return new ProblemError("not_found", { detail: "Nothing was blocked from here under this id." });
}

type Intended = {
  key: string;
  user: User;
  place: KnownPlace;
  write: ResourceWrite;
  seen?: Parameters<ReturnType<typeof resourceWrites.get>["write"]>[0]["seen"];
};

async function perform({ key, user, place, write, seen }: Intended): Promise<ResourceAnswer> {
  for (let made = 0; made < CALLS - 1; made += 1) chargeCall(user.id, "asked");
  const by = { id: user.id, name: user.email || user.name, email: user.email, role: user.role };
  const intent = { key, user: by, place: bare(place), write, ...(seen && { seen }) };
  try {
    return answerOf(await resourceWrites.get().write(intent), intent);
  } finally {
    forgetCapacity(place.resource);
  }
}

/**
 * The answer to a write that was done.
 * @throws ProblemError for every other end: `conflict`, `in_progress`, `key_reused`, `not_found`,
 *   `upstream_rejected` with what Amazon refused, `outcome_unknown`, or why nothing was done
 */
function answerOf(
  result: ResourceResult,
  { key, place, write }: { key: string; place: Place; write: ResourceWrite },
): ResourceAnswer {
  switch (result.type) {
    case "ended": {
      const { end, block } = result;
      if (end.state !== "done") throw failureOf(result, key);
      return {
        block: block && blockAnswer(block),
        wasGone: end.wasGone,
        warnings: end.warnings.map((code) => ({ code, technicians: [] })),
        action: receipt(key, place, write, end),
      };
    }
    case "conflict":
      throw new ProblemError("conflict", {
        detail: "The schedule is no longer what you decided on. Nothing was sent to Amazon.",
      });
    case "in_progress":
      throw new ProblemError("in_progress", {
        detail: "A change of this store is under way. Ask again when it has ended.",
        retryAfter: 2,
      });
    case "key_reused":
      throw new ProblemError("key_reused", {
        detail: "This Idempotency-Key was used for something else. Nothing was sent to Amazon.",
      });
    case "no_block":
      if (result.block === null) throw noSuchBlock();
      throw new ProblemError("conflict", {
        detail: "This block is no longer at Amazon, or its id was lost. Nothing was sent.",
      });
  }
}

function failureOf(
  { end, failure }: Extract<ResourceResult, { type: "ended" }>,
  key: string,
): ProblemError {
  const kept = { action: key, ...(end.requestId !== null && { requestId: end.requestId }) };
  if (end.state === "unknown") {
    const detail = "Amazon did not say whether it was done. Nothing is sent again by itself.";
    return new ProblemError("outcome_unknown", { detail, ...kept });
  }
  if (end.state === "not_done" && (failure === null || failure.kind === "unknown_outcome")) {
    const detail = "Amazon failed, and shows that nothing was done.";
    return new ProblemError("upstream_unavailable", { detail, reason: "notDone", ...kept });
  }
  const { code, detail, upstreamMessage, ...said } = saidOf(failure);
  const refusals = end.reasons.map((reason, index) => {
    return { reason: reasonOf(reason), code: end.codes[index] ?? null, technicians: [] };
  });
  return new ProblemError(code, {
    detail,
    ...(upstreamMessage && { upstreamMessage }),
    ...(said.retryAfter !== undefined && { retryAfter: said.retryAfter }),
    ...(said.reason && { reason: said.reason }),
    ...kept,
    ...(refusals.length > 0 && { errors: refusalErrors(refusals, "time") }),
  });
}

/** Of a refusal that is told once more Amazon's words are not kept. */
function saidOf(failure: Error | null): Partial<ReturnType<typeof toProblem>> & {
  code: ProblemCode;
  detail: string;
} {
  if (failure === null) return { code: "upstream_rejected", detail: "Amazon refused it." };
  const said = toProblem(failure);
  // Amazon's 404 is about what is changed here, not about a job.
  return said.code === "not_found"
    ? { ...said, code: "upstream_rejected", detail: failure.message }
    : said;
}

function reasonOf(reason: string | null): RefusalReason | null {
  return REFUSAL_REASONS.find((one) => one === reason) ?? null;
}

function receipt(
  key: string,
  { resource }: Place,
  { operation }: ResourceWrite,
  end: ResourceEnd | null,
): ResourceAnswer["action"] {
  return {
    key,
    resource,
    action: operation,
    state: end?.state ?? "done",
    codes: (end?.codes ?? []).flatMap((code) => code ?? []),
    reasons: (end?.reasons ?? []).flatMap((reason) => reasonOf(reason) ?? []),
    requestId: end?.requestId ?? null,
  };
}
