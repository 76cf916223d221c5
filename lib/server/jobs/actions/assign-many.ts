import "server-only";
import type { User } from "@/lib/access/user";
import type { BulkLine } from "@/lib/actions/bulk-assign";
import { jsonBody } from "@/lib/server/http/json-body";
import { readBulk } from "./action-bodies";
import { inTurn } from "./bulk-run";
import { haveDone, requireEnabled } from "./request-action";
import { bulkEnding } from "./writes";

const MOST_BYTES = 32 * 1024;

type Call = { request: Request; user: User; signal: AbortSignal };

/**
 * Assigns technicians to many visits, one after the other behind everybody's clicks, and answers each line as
 * it happens. Whoever leaves stops it: nothing more is sent than what is on its way.
 * @throws ProblemError `not_enabled`, `bad_action`, before anything is done
 */
export async function assignMany({ request, user, signal }: Call): Promise<Response> {
  requireEnabled("technicians");
  const items = readBulk(await jsonBody(request, { mostBytes: MOST_BYTES, field: "body" }));
  const gone = new AbortController();
  const left = AbortSignal.any([signal, gone.signal]);
  const lines = inTurn(items, {
    perform: ({ job: id, key, wish }) =>
      haveDone({ id, key, user, wish, through: { lane: "background", signal: left } }),
    now: () => performance.now(),
    left,
    ending: bulkEnding.get().signal,
  });
  return new Response(
    streamOf(lines, () => gone.abort()),
    {
      headers: {
        "content-type": "application/x-ndjson",
        "cache-control": "private, no-store",
        "x-accel-buffering": "no",
      },
    },
  );
}

/** One JSON value a line. A reader that takes its time keeps the next one waiting. */
function streamOf(
  lines: AsyncGenerator<BulkLine, void, void>,
  onCancel: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
}
