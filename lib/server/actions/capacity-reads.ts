import "server-only";
import type { Place } from "@/lib/actions/capacity";
import type { CapacitySpan } from "@/lib/actions/week-plan";
import type { CallOptions, SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { FixedCapacity } from "@/lib/server/sp-api/wire-actions";

/** Ninety days came in two pages in Amazon's sandbox. */
const MOST_PAGES = 20;

type At = Pick<Place, "resource" | "marketplace">;
type Asked = { from: number; to: number };

const KINDS = {
  given: "SCHEDULED_CAPACITY",
  free: "AVAILABLE_CAPACITY",
  taken: "ENCUMBERED_CAPACITY",
  blocked: "RESERVED_CAPACITY",
} as const;

export type CapacityKind = keyof typeof KINDS;

/** To the second, as Amazon writes capacity. */
function inSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/**
 * All pages of a question. Amazon's sandbox gives the same token again and again: what comes back ends them.
 * The first page is a person's; further ones go behind everybody who waits.
 */
async function* pagesOf<Page extends { nextPageToken: string | null }>(
  ask: (token: { nextPageToken?: string }, options: CallOptions) => Promise<{ data: Page }>,
  options: CallOptions,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let page = (await ask({}, options)).data;
  yield page;
  while (page.nextPageToken !== null && !seen.has(page.nextPageToken) && seen.size < MOST_PAGES) {
    seen.add(page.nextPageToken);
    page = (await ask({ nextPageToken: page.nextPageToken }, { ...options, lane: "background" }))
      .data;
    yield page;
  }
}

/** Capacity in slots of so many minutes. */
export async function readSlots(
  api: Pick<SpApi, "getFixedSlotCapacity">,
  { resource: resourceId, marketplace: marketplaceId }: At,
  { from, to, minutes }: Asked & { minutes: number },
  options: CallOptions,
): Promise<FixedCapacity["slots"]> {
  const body = {
    startDateTime: inSeconds(from),
    endDateTime: inSeconds(to),
    slotDuration: minutes,
    capacityTypes: Object.values(KINDS),
  };
  const slots: FixedCapacity["slots"] = [];
  const pages = pagesOf(
    (token, how) => api.getFixedSlotCapacity({ resourceId, marketplaceId, body, ...token }, how),
    options,
  );
  for await (const page of pages) slots.push(...page.slots);
  return slots;
}

/** Stretches of equal capacity by kind, in order, without those of none. */
export async function readRanges<Kind extends CapacityKind>(
  api: Pick<SpApi, "getRangeSlotCapacity">,
  { resource: resourceId, marketplace: marketplaceId }: At,
  { from, to, kinds }: Asked & { kinds: readonly Kind[] },
  options: CallOptions,
): Promise<Record<Kind, CapacitySpan[]>> {
  const body = {
    startDateTime: inSeconds(from),
    endDateTime: inSeconds(to),
    capacityTypes: kinds.map((kind) => KINDS[kind]),
  };
  const spans = new Map<Kind, CapacitySpan[]>(kinds.map((kind) => [kind, []]));
  const pages = pagesOf(
    (token, how) => api.getRangeSlotCapacity({ resourceId, marketplaceId, body, ...token }, how),
    options,
  );
  for await (const page of pages) {
    for (const { capacityType, slots } of page.capacities) {
      const kind = kinds.find((one) => KINDS[one] === capacityType);
      const list = kind === undefined ? undefined : spans.get(kind);
      for (const slot of slots) list?.push(spanOf(slot));
    }
  }
  const joined = kinds.map((kind) => [kind, joinedSpans(spans.get(kind) ?? [])] as const);
  return Object.fromEntries(joined) as Record<Kind, CapacitySpan[]>;
}

type RangeSlot = { startDateTime: string; endDateTime: string; capacity: number | null };

function spanOf({ startDateTime, endDateTime, capacity }: RangeSlot): CapacitySpan {
  const [start, end] = [Date.parse(startDateTime), Date.parse(endDateTime)];
  if (Number.isNaN(start) || Number.isNaN(end)) throw new SpApiError({ kind: "invalid_answer" });
  return { start, end, capacity: capacity ?? 0 };
}

/** Neighbours of equal capacity are one, as where two pages meet. */
function joinedSpans(spans: readonly CapacitySpan[]): CapacitySpan[] {
  const joined: CapacitySpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && last.capacity === span.capacity && last.end >= span.start) {
      last.end = Math.max(last.end, span.end);
    } else if (span.capacity > 0) joined.push({ ...span });
  }
  return joined;
}
