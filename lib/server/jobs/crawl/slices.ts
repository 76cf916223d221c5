import "server-only";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { type CrawlPlan, lastInOrder, PAGE_SIZE } from "./crawl-plan";
import { type Cut, createSegment, MOST, type Segment, SHORTEST_MS } from "./segment";
import { createSlice, type Slice, type SliceParts } from "./slice";
import { lengthOf, type Span, secondBefore } from "./span";

const SIDE_BY_SIDE = 5;
/** How many pages may wait behind the first slice, asked ones included. */
const MOST_PAGES = 60;

export type SpanSlice = { slice: Slice; span: Span | null };

export type Slices = {
  /** The slice that comes next; null when it is still to be cut, undefined after the last one. */
  first(): SpanSlice | null | undefined;
  /** Takes the first slice off. */
  drop(): void;
  /** Begins every call that the window allows; each ends with `onChange`. */
  pump(): void;
  /** Forgets everything. */
  clear(): void;
};

type Item = SpanSlice | Segment;

const isSlice = (item: Item): item is SpanSlice => "slice" in item;

/**
 * The slices of a crawl in the order of their rows, and between them the segments that are not yet cut.
 * It begins as one slice. A slice whose first page counts too many jobs holds that page and leaves
 * the rest as a segment, so that no call is spent on finding out.
 */
export function createSlices(
  plan: CrawlPlan,
  span: Span | null,
  parts: SliceParts & {
    sideBySide?: number;
    onChange: () => void;
    onError: (error: unknown) => void;
  },
): Slices {
  const { direction } = plan;
  const { sideBySide = SIDE_BY_SIDE } = parts;
  const items: Item[] = [sliceOf(span, null)];

  function sliceOf(part: Span | null, cut: Cut | null): SpanSlice {
    const slice = createSlice(plan.queryOf(part), {
      ...parts,
      onFirstPage: ({ jobs }) => settle(entry, jobs, cut),
    });
    const entry: SpanSlice = { slice, span: part };
    return entry;
  }

  function settle(entry: SpanSlice, jobs: readonly WireJob[], cut: Cut | null): void {
    const { total } = entry.slice;
    const lumpy = cut?.answered(total).lumpy;
    const rest = restOf(entry, jobs);
    if (rest === null || total === null) return;
    entry.slice.cutShort();
    const segment = createSegment(rest, total - jobs.length, direction, lumpy);
    items.splice(items.indexOf(entry) + 1, 0, segment);
  }

  /** What a slice that holds too much leaves to others; null when it goes on by itself. */
  function restOf({ slice, span: whole }: SpanSlice, jobs: readonly WireJob[]): Span | null {
    if (whole === null || slice.state !== "ready" || (slice.total ?? 0) <= MOST) return null;
    const last = lastInOrder(jobs, direction);
    if (last === null || jobs.length < PAGE_SIZE) return null;
    const rest = { from: secondBefore(last, direction), to: whole.to };
    const movesOn = (rest.from - whole.from) * direction > 0;
    return movesOn && lengthOf(rest) > SHORTEST_MS ? rest : null;
  }

  function cutAt(index: number, segment: Segment): Slice | null {
    const cut = segment.cut();
    if (cut === null) return null;
    const entry = sliceOf(cut.span, cut);
    items.splice(index, segment.used ? 1 : 0, entry);
    return entry.slice;
  }

  return {
    first() {
      const item = items[0];
      return item === undefined || isSlice(item) ? item : null;
    },
    drop: () => void items.shift(),
    clear: () => void items.splice(0),
    pump() {
      let pages = pagesOf(items);
      let open = 0;
      for (let index = 0; index < items.length && open < sideBySide; index += 1) {
        const item = items[index];
        if (item === undefined || (index > 0 && pages >= MOST_PAGES)) return;
        const slice = isSlice(item) ? item.slice : cutAt(index, item);
        if (slice?.state === "failed") return;
        if (slice?.state === "ready" || slice?.state === "asking") open += 1;
        if (slice?.state !== "ready") continue;
        pages += 1;
        slice.advance().then(parts.onChange, parts.onError);
      }
    },
  };
}

/** How many pages are at hand or asked for. */
function pagesOf(items: readonly Item[]): number {
  return items
    .filter(isSlice)
    .map(({ slice }) => slice.waiting + (slice.state === "asking" ? 1 : 0))
    .reduce((sum, pages) => sum + pages, 0);
}
