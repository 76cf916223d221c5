import "server-only";
import type { Permission } from "@/lib/access/permissions";
import { may } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import {
  type ActionAnswer,
  type ActionGroup,
  GROUP_OF,
  type JobAction,
  type ReasonCode,
} from "@/lib/actions/job-action";
import { ProblemError } from "@/lib/http/problem";
import type { JobWrite } from "@/lib/server/actions/job-write";
import type { Intent } from "@/lib/server/actions/write-service";
import { settings } from "@/lib/server/config/settings";
import { cancelledAtOwnCost } from "@/lib/server/db/actions";
import { database } from "@/lib/server/db/process-database";
import { audit } from "@/lib/server/http/audit";
import { jsonBody } from "@/lib/server/http/json-body";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { wireJob } from "@/lib/server/jobs/get-job";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { answerOf } from "./action-answer";
import { badAction, keyOf, readWish, type Wish } from "./action-bodies";
import { writes } from "./writes";

const MOST_BYTES = 4 * 1024;
/** It looks, sends, and looks again. */
const CALLS = 3;
const DAY_MS = 86_400_000;
/** So often a day one person may cancel at the company's cost; then somebody else has to agree. */
const MOST_AT_OWN_COST = 5;

type Call = { request: Request; user: User; reserve: (calls: number) => Promise<void> };

/**
 * Has Amazon do something with a job, and answers what it is then. It does not end with whoever asked.
 * @throws ProblemError `not_enabled`, `bad_action`, `forbidden` for a cancellation at the company's cost,
 *   what reading the job throws, and what `answerOf` throws
 */
export async function requestAction(
  action: JobAction,
  id: string,
  { request, user, reserve }: Call,
): Promise<ActionAnswer> {
  requireEnabled(GROUP_OF[action]);
  const body = await jsonBody(request, { mostBytes: MOST_BYTES, field: "body" });
  const key = keyOf(request.headers);
  const wish = readWish(action, body);
  await reserve(CALLS);
  return haveDone({ id, key, user, wish });
}

/** `through` is the background lane, and what takes it out of there again, for what nobody waits for. */
type Order = { id: string; key: string; user: User; wish: Wish; through?: Intent["through"] };

/** What somebody wants done with a job is done. Throws as `requestAction` does, once it is read. */
export async function haveDone({ id, key, user, wish, through }: Order): Promise<ActionAnswer> {
  const call = { marketplace: null, user: user.id, lane: "interactive", ...through } as const;
  const { data: job } = await wireJob(id, call);
  const write = await permitted(wish, { job, user, key });
  const work = through === undefined ? "asked" : "export";
  for (let made = 0; made < CALLS; made += 1) chargeCall(user.id, work);
  const { seen } = wish;
  const jobId = job.serviceJobId ?? id;
  const result = await writes.get().write({ key, user, jobId, write, seen, through });
  return answerOf(result, { role: user.role, write });
}

/** @throws ProblemError `not_enabled` for a group that is not switched on */
export function requireEnabled(group: ActionGroup): void {
  if (settings().actions.groups.includes(group)) return;
  throw new ProblemError("not_enabled", {
    detail: `The group ${group} is not switched on: see SP_API_ACTIONS.`,
  });
}

type Asked = { job: WireJob; user: User; key: string };

/** What is to be sent, where reasons and whoever pays allow it. */
async function permitted({ write, order }: Wish, asked: Asked): Promise<JobWrite> {
  const { rescheduleReasons, cancelReasons } = settings().actions;
  if (write.operation === "reschedule") {
    reasonOf(write.reasonCode, rescheduleReasons, asked.job, "RESCHEDULE_REASONS");
  }
  if (write.operation !== "cancel") return write;
  const { payer } = reasonOf(write.reasonCode, cancelReasons, asked.job, "CANCEL_REASONS");
  const { serviceOrderId, serviceJobId = "" } = asked.job;
  if (order !== (serviceOrderId || serviceJobId).slice(-4)) {
    const detail = "The last four characters of the order id confirm it.";
    throw badAction([{ parameter: "order", code: "orderDiffers", detail }]);
  }
  if (payer === "provider" || payer === null) await requireOwnCost(asked);
  return { ...write, payer };
}

/** @throws ProblemError `bad_action` for a code that is not set up for the job's marketplace */
function reasonOf(
  code: string,
  codes: readonly ReasonCode[],
  { marketplaceId }: WireJob,
  variable: string,
): ReasonCode {
  const place = marketplaceId ?? settings().marketplaceIds[0];
  const own = codes.filter((one) => one.marketplaceId === null || one.marketplaceId === place);
  // What is said of one marketplace goes before what is said of all.
  const found = [...own]
    .sort((one) => (one.marketplaceId === null ? 1 : -1))
    .find((one) => one.code === code);
  if (found) return found;
  if (own.length === 0) {
    const detail = `No reason codes are set up for this marketplace: see ${variable}.`;
    throw badAction([{ parameter: "reason", code: "noReasonCodes", detail }]);
  }
  const detail = `The codes for this marketplace are ${own.map((one) => one.code).join(", ")}.`;
  throw badAction([{ parameter: "reason", code: "reasonUnknown", detail }]);
}

/**
 * Amazon may charge the provider for it, or nobody has said that it does not.
 * @throws ProblemError `forbidden`, on record
 */
async function requireOwnCost({ job, user, key }: Asked): Promise<void> {
  const permission: Permission = "jobs.cancelAtOwnCost";
  const refuse = (reason: "ownCost" | "ownCostBrake", detail: string): never => {
    const params = { id: job.serviceJobId };
    audit.get().noteRefusal({ user, permission, route: "jobs.cancel", params });
    throw new ProblemError("forbidden", { detail, reason });
  };
  if (!may(user.role, permission)) {
    refuse("ownCost", "Amazon may charge the provider for this reason: an admin has to do it.");
  }
  const since = new Date(Date.now() - DAY_MS);
  const before = await cancelledAtOwnCost(await database(), { userId: user.id, since, but: key });
  if (before < MOST_AT_OWN_COST) return;
  refuse(
    "ownCostBrake",
    `${before} in 24 hours at the provider's cost: another admin has to do it.`,
  );
}
