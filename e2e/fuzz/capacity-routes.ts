import fc from "fast-check";
import { WEEKDAYS } from "@/lib/actions/wall-time";
import { keys } from "./action-routes";
import { bodyAround } from "./bodies";
import { oddText } from "./odd-text";
import { blockId, storeId } from "./paths";
import { readers } from "./readers";
import type { RouteInputs } from "./route-inputs";

const answers = { 200: readers.json };

const marketplace = fc.constantFrom("ATVPDKIKX0DER", "A1F83G8C2ARO7P", "?");
const day = fc.oneof(
  fc.constantFrom("2026-12-24", "2027-03-14", "2026-02-30", "1969-12-31", "2999-12-31"),
  oddText,
);
const minutes = fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(-5, 1441, 0.5));
const weekday = fc.constantFrom(...WEEKDAYS, "FUNDAY");
const READS: RouteInputs["refusals"] = ["bad_search", "upstream_rejected", "not_found"];

const time = fc.record({
  day,
  from: minutes,
  to: minutes,
  repeats: fc.option(fc.record({ days: fc.array(weekday, { maxLength: 3 }), until: day })),
});
const block = fc.record({ type: fc.constantFrom("BREAK", "APPOINTMENT"), time });
const range = fc.record({ day: weekday, from: minutes, to: minutes, capacity: fc.integer() });
const schedule = fc.record({
  plan: fc.record({ ranges: fc.array(range, { maxLength: 4 }), until: day }),
  name: fc.oneof(fc.constant("SEA-TUKWILA-01"), oddText),
  seen: fc.oneof(fc.constant("0".repeat(22)), oddText),
});

/** A store's or a block's own write. */
function write(segment: fc.Arbitrary<string>, body?: ReturnType<typeof bodyAround>): RouteInputs {
  return {
    segment,
    parameters: { marketplace },
    headers: keys.map((key) => ({ "idempotency-key": key })),
    ...(body && { body }),
    answers,
    refusals: [
      ...(["bad_search", "bad_action", "not_found", "conflict"] as const),
      ...(["in_progress", "key_reused", "upstream_rejected"] as const),
    ],
  };
}

export const CAPACITY_ROUTES = {
  "GET /api/stores/[id]/slots": {
    segment: storeId,
    parameters: {
      marketplace,
      asin: fc.oneof(fc.constant("B0TYRE4ABC"), oddText),
      from: day,
      to: day,
    },
    answers,
    refusals: READS,
  },
  "GET /api/resources/[id]/capacity": {
    segment: storeId,
    parameters: {
      marketplace,
      from: day,
      to: day,
      slot: fc.constantFrom("60", "5", "7", "0", "361", "1e2"),
    },
    answers,
    refusals: READS,
  },
  "GET /api/resources/[id]/schedule": {
    segment: storeId,
    parameters: { marketplace },
    answers,
    refusals: READS,
  },
  "PUT /api/resources/[id]/schedule": write(storeId, bodyAround(schedule)),
  "GET /api/resources/[id]/blocks": {
    segment: storeId,
    parameters: { marketplace },
    answers,
    refusals: ["bad_search"],
  },
  "POST /api/resources/[id]/blocks": write(storeId, bodyAround(block)),
  "PUT /api/blocks/[id]": write(blockId, bodyAround(block)),
  "DELETE /api/blocks/[id]": write(blockId),
  "GET /api/technicians": { parameters: {}, answers, refusals: ["bad_search"] },
  "PUT /api/technicians": {
    parameters: {},
    body: bodyAround(
      fc.record({
        technicians: fc.array(fc.record({ id: oddText, name: fc.option(oddText) }), {
          maxLength: 3,
        }),
      }),
    ),
    answers,
    refusals: ["bad_search", "bad_action"],
  },
} satisfies Record<string, RouteInputs>;
