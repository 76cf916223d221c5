import "server-only";
import { z } from "zod";
import type { User } from "@/lib/access/user";
import type { SeenChange } from "@/lib/attention/attention-answers";
import { PAGE_SIZE } from "@/lib/attention/attention-search";
import type { QueueName } from "@/lib/attention/queues";
import { dropSeen, keepSeen } from "@/lib/server/db/attention-seen";
import { isStorable } from "@/lib/server/db/database";
import { database } from "@/lib/server/db/process-database";
import { badBody, jsonBody } from "@/lib/server/http/json-body";

const MOST_BYTES = 16 * 1024;

/** Amazon: a service job id has at most 100 characters (Services API v1 model). */
const id = z.string().min(1).max(100).refine(isStorable, "It holds a character that no text has.");
const hash = z.string().regex(/^[\w-]{22}$/, "It is none that an answer gave.");

const body = z.strictObject({
  jobs: z.array(z.strictObject({ id, hash })).max(PAGE_SIZE),
  seen: z.boolean(),
});

/**
 * Keeps for a person that jobs of a queue were seen as they are, or no longer. Asked twice for the same,
 * it has done it once; an id says nothing of whether there is such a job.
 * @throws ProblemError `bad_search` naming the first thing that is wrong
 */
export async function markSeen(
  queue: QueueName,
  request: Request,
  user: Pick<User, "id">,
): Promise<SeenChange> {
  const read = body.safeParse(await jsonBody(request, { mostBytes: MOST_BYTES, field: "body" }));
  if (!read.success) {
    const [issue] = read.error.issues;
    const parameter = issue?.path.join(".") || "body";
    throw badBody({ parameter, code: "unreadable", detail: issue?.message ?? "Not understood." });
  }
  const { seen } = read.data;
  // The last word on a job counts.
  const jobs = [...new Map(read.data.jobs.map((job) => [job.id, job])).values()];
  const db = await database();
  if (seen) await db.transaction((tx) => keepSeen(tx, user.id, queue, jobs, new Date()));
  else
    await dropSeen(
      db,
      user.id,
      queue,
      jobs.map((job) => job.id),
    );
  return { jobs, seen };
}
