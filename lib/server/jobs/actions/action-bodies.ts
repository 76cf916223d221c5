import "server-only";
import { z } from "zod";
import { MOST_AT_ONCE } from "@/lib/actions/bulk-assign";
import { type JobAction, MOST_TECHNICIANS, type Seen } from "@/lib/actions/job-action";
import { type ParameterError, ProblemError } from "@/lib/http/problem";
import type { JobWrite } from "@/lib/server/actions/job-write";
import { isStorable } from "@/lib/server/db/database";

/** What somebody asks for, as far as the body says it: who pays for a cancellation is found out later. */
export type Wish = {
  write: JobWrite;
  seen: Seen;
  /** The end of the order id, as it was typed to confirm a cancellation. */
  order: string | null;
};

const MOST_DOCUMENTS = 10;

const id = z.string().min(1).max(100).refine(isStorable);
// Amazon: Services API v1 model, `technicianId`.
const technician = z.string().min(1).max(50).refine(isStorable);
const technicians = z.array(technician).min(1).max(MOST_TECHNICIANS).refine(isUnique);
const instant = z.iso.datetime({ precision: 3 });
const range = z
  .strictObject({ start: instant, end: instant })
  .refine(({ start, end }) => start < end);
// Amazon gives no limit; the one in its sandbox has 116 characters.
const place = z.string().min(1).max(300).refine(isStorable);
const document = z.strictObject({ id: place, sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/u) });
const reason = z.string().regex(/^[A-Z0-9_]{1,100}$/u);
const seen = z.strictObject({
  status: z.string().max(100).nullable(),
  appointmentId: id.nullable(),
  start: z.string().max(100).nullable(),
  technicians: z.array(technician).max(50),
});

function isUnique(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

/** Whoever decides on a visit has seen that very one. */
function isOfSeen(body: { appointment: string; seen: Seen }): boolean {
  return body.appointment === body.seen.appointmentId;
}

const OTHER_VISIT = { path: ["appointment"] };

const BODIES = {
  schedule: z
    .strictObject({ start: instant, seen })
    .transform(({ start, seen }): Wish => wish(seen, { operation: "schedule", start })),
  reschedule: z
    .strictObject({ appointment: id, start: instant, reason, seen })
    .refine(isOfSeen, OTHER_VISIT)
    .transform(({ appointment: appointmentId, start, reason: reasonCode, seen }) =>
      wish(seen, { operation: "reschedule", appointmentId, start, reasonCode }),
    ),
  assign: z
    .strictObject({ appointment: id, technicians, seen })
    .refine(isOfSeen, OTHER_VISIT)
    .transform(({ appointment: appointmentId, technicians, seen }) =>
      wish(seen, { operation: "assign", appointmentId, technicians }),
    ),
  fulfil: z
    .strictObject({
      appointment: id,
      arrival: range.optional(),
      worked: range.optional(),
      technicians: technicians.optional(),
      documents: z.array(document).min(1).max(MOST_DOCUMENTS).optional(),
      seen,
    })
    .refine(isOfSeen, OTHER_VISIT)
    .refine((body) => body.arrival ?? body.worked ?? body.technicians ?? body.documents, {
      path: ["worked"],
    })
    .transform(({ appointment: appointmentId, arrival, worked, technicians, documents, seen }) =>
      wish(seen, {
        operation: "fulfil",
        appointmentId,
        data: {
          ...(arrival && { estimatedArrivalTime: timesOf(arrival) }),
          ...(worked && { fulfillmentTime: timesOf(worked) }),
          ...(technicians && {
            appointmentResources: technicians.map((resourceId) => ({ resourceId })),
          }),
          ...(documents && {
            fulfillmentDocuments: documents.map(({ id: uploadDestinationId, sha256 }) => {
              return { uploadDestinationId, contentSha256: sha256 };
            }),
          }),
        },
      }),
    ),
  complete: z.strictObject({ seen }).transform(({ seen }) => wish(seen, { operation: "complete" })),
  cancel: z
    .strictObject({ reason, order: z.string().max(100), seen })
    .transform(({ reason: reasonCode, order, seen }) => {
      return { ...wish(seen, { operation: "cancel", reasonCode, payer: null }), order };
    }),
} as const satisfies Record<JobAction, z.ZodType<Wish>>;

function wish(seen: Seen, write: JobWrite): Wish {
  return { seen, write, order: null };
}

function timesOf({ start, end }: { start: string; end: string }) {
  return { startTime: start, endTime: end };
}

export type BulkWish = { job: string; key: string; wish: Wish };

const BULK = z.strictObject({
  items: z
    .array(
      z
        .strictObject({ job: id, key: z.uuid(), appointment: id, technicians, seen })
        .refine(isOfSeen)
        .transform(({ job, key, appointment: appointmentId, technicians, seen }): BulkWish => {
          const write = { operation: "assign", appointmentId, technicians } as const;
          return { job, key: key.toLowerCase(), wish: wish(seen, write) };
        }),
    )
    .min(1)
    .refine((items) => isUnique(items.map(({ job }) => job)))
    .refine((items) => isUnique(items.map(({ key }) => key))),
});

/** @throws ProblemError `bad_action` where one of them cannot be read, or where they are too many */
export function readBulk(body: unknown): BulkWish[] {
  const { items } = Object(body) as { items?: unknown };
  if (Array.isArray(items) && items.length > MOST_AT_ONCE) {
    const detail = `At most ${MOST_AT_ONCE} visits at once.`;
    throw badAction([{ parameter: "items", code: "tooMany", detail, limit: MOST_AT_ONCE }]);
  }
  const read = BULK.safeParse(body);
  if (read.success) return read.data.items;
  throw badAction([unreadable(items === undefined ? "body" : "items")]);
}

const RULES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    start: "A time in UTC with milliseconds, such as 2026-11-24T10:00:00.000Z.",
    appointment: "The id of the visit that still stands, the one of `seen`.",
    reason: "A code of capital letters, digits and underscores.",
    technicians: `1 to ${MOST_TECHNICIANS} different ids of at most 50 characters.`,
    arrival: "A start and a later end, each in UTC with milliseconds.",
    worked: "A start and a later end, each in UTC with milliseconds; or one of the other parts.",
    documents: `1 to ${MOST_DOCUMENTS} uploads, each by its id and its SHA-256 in base64.`,
    items: `1 to ${MOST_AT_ONCE} visits of different jobs: job, key, appointment, technicians, seen.`,
    order: "The last four characters of the order id.",
    seen: "Status, visit, start and technicians of the job, as the screen showed it.",
  }),
);

/** @throws ProblemError `bad_action` naming each field that cannot be read */
export function readWish(action: JobAction, body: unknown): Wish {
  const read = BODIES[action].safeParse(body);
  if (read.success) return read.data;
  const fields = read.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0
      ? issue.keys
      : String(issue.path[0] ?? "body"),
  );
  throw badAction([...new Set(fields)].map(unreadable));
}

/** The names of what is not known are not repeated. */
function unreadable(field: string): ParameterError {
  const detail = RULES.get(field);
  if (detail !== undefined) return { parameter: field, code: "unreadable", detail };
  return {
    parameter: "body",
    code: "unreadable",
    detail: "A JSON object of the fields there are.",
  };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/**
 * The key of an intent. draft-ietf-httpapi-idempotency-key-header-07.
 * @throws ProblemError `bad_action` where it is none
 */
export function keyOf(headers: Headers): string {
  // The draft has it in quotes, as a structured field; most clients leave them out.
  const key = headers.get("idempotency-key")?.replaceAll('"', "").trim() ?? "";
  if (UUID.test(key)) return key.toLowerCase();
  const detail = "Every action has a header Idempotency-Key with a UUID of its own.";
  throw badAction([{ parameter: "Idempotency-Key", code: "unreadable", detail }]);
}

/** What cannot be asked for so; no value is repeated. */
export function badAction(errors: ParameterError[]): ProblemError {
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(", ");
  const [first] = errors;
  return new ProblemError("bad_action", {
    detail: `Not understood: ${names}. ${first?.detail ?? ""}`.trim(),
    errors,
  });
}
