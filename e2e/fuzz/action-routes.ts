import fc from "fast-check";
import { RESOURCE_ACTIONS } from "@/lib/actions/capacity";
import { ACTION_STATES, JOB_ACTIONS } from "@/lib/actions/job-action";
import { bodyAround } from "./bodies";
import { nearMiss, oddText } from "./odd-text";
import { actionKey, jobId } from "./paths";
import { readers } from "./readers";
import type { RouteInputs } from "./route-inputs";

const answers = { 200: readers.json };

const time = fc.constantFrom(
  "2026-12-24T10:00:00.000Z",
  "2026-12-24T10:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "2026-02-30T10:00:00.000Z",
);
const id = fc.oneof(fc.constantFrom("SIM-BARE_1", "A8B3M999LMHF2"), oddText);
const range = fc.record({ start: time, end: time });
const seen = fc.record({
  status: fc.constantFrom(null, "NOT_SERVICED", "PENDING_SCHEDULE", "?"),
  appointmentId: fc.constantFrom(null, "SIM-BARE_1"),
  start: fc.oneof(fc.constant(null), time),
  technicians: fc.array(id, { maxLength: 2 }),
});
const appointment = fc.constantFrom("SIM-BARE_1", "SIM-BARE_2");
const technicians = fc.array(id, { maxLength: 3 });

/** Few of them, so that one input meets what another has done. */
export const keys = fc.oneof(
  { weight: 6, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.constant("00000000-0000-4000-8000-000000000001") },
  { weight: 1, arbitrary: fc.constantFrom("", '"00000000-0000-4000-8000-000000000002"', "x") },
);

const WRITE_REFUSALS: RouteInputs["refusals"] = [
  ...(["bad_search", "bad_action", "not_found", "forbidden", "conflict"] as const),
  ...(["in_progress", "key_reused", "upstream_rejected"] as const),
];

function write(valid: fc.Arbitrary<Record<string, unknown>>): RouteInputs {
  return {
    segment: jobId,
    parameters: {},
    headers: keys.map((key) => ({ "idempotency-key": key })),
    body: bodyAround(valid),
    answers,
    refusals: WRITE_REFUSALS,
  };
}

const beginnings = fc.constantFrom(
  ...["%PDF-1.7", "GIF89a", "II*\0", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff\xd9"],
  "\xff\xd8\xff\xe1\0\x08Exif\0\0\xff\xd9",
  "\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82",
);

/** Files, and what nearly begins like one. */
const files = fc.record({
  text: fc.oneof(beginnings, nearMiss(beginnings), oddText),
  encoding: fc.constant("latin1" as const),
  contentType: fc.constantFrom("application/octet-stream", "image/png", "text/plain", null),
});

export const ACTION_ROUTES = {
  "GET /api/jobs/[id]/slots": {
    segment: jobId,
    parameters: { from: fc.oneof(time, oddText), to: fc.oneof(time, oddText) },
    answers,
    refusals: ["bad_search", "upstream_rejected", "not_found"],
  },
  "POST /api/jobs/[id]/schedule": write(fc.record({ start: time, seen })),
  "POST /api/jobs/[id]/reschedule": write(
    fc.record({ appointment, start: time, reason: fc.constantFrom("R1", "r", "X9"), seen }),
  ),
  "POST /api/jobs/[id]/assign": write(fc.record({ appointment, technicians, seen })),
  "POST /api/jobs/[id]/documents": {
    segment: jobId,
    parameters: {},
    body: files,
    answers,
    // The fuzzing has more of them under way than one person may.
    refusals: ["bad_search", "bad_action", "not_found", "upstream_rejected", "rate_limited"],
  },
  "POST /api/jobs/[id]/fulfil": write(
    fc.record({ appointment, arrival: range, worked: range, technicians, seen }),
  ),
  "POST /api/jobs/[id]/complete": write(fc.record({ seen })),
  "POST /api/jobs/[id]/cancel": write(
    fc.record({ reason: fc.constantFrom("V1", "V4", ""), order: oddText, seen }),
  ),
  "POST /api/jobs/assign": {
    parameters: {},
    body: bodyAround(
      fc.record({
        items: fc.array(fc.record({ job: id, key: fc.uuid(), appointment, technicians, seen }), {
          maxLength: 3,
        }),
      }),
    ),
    answers: { 200: readers.progress },
    refusals: ["bad_search", "bad_action"],
  },
  "GET /api/jobs/[id]/actions": {
    segment: jobId,
    parameters: {},
    answers,
    refusals: ["bad_search"],
  },
  "GET /api/actions": {
    parameters: {
      state: fc.constantFrom(...ACTION_STATES, "sent,done"),
      about: fc.constantFrom("job", "store", "store,job"),
      action: fc.constantFrom(...JOB_ACTIONS, ...RESOURCE_ACTIONS, "assign,unblock"),
      user: fc.oneof(fc.constantFrom("demo", "%", "_"), oddText),
      job: oddText,
      store: fc.oneof(fc.constant("SEA-TUKWILA-01"), oddText),
      size: fc.integer({ min: 1, max: 100 }).map(String),
      before: fc.constantFrom("0", "7", "999999999999999"),
    },
    answers,
    refusals: ["bad_search"],
  },
  "GET /api/actions/[key]": {
    segment: actionKey,
    parameters: {},
    answers,
    refusals: ["bad_search", "not_found"],
  },
} satisfies Record<string, RouteInputs>;
