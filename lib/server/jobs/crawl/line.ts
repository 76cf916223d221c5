import "server-only";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { type Course, lastInOrder, PAGE_SIZE } from "./course";
import { createRegion, MOST, type Piece, type Region, SHORTEST_MS } from "./region";
import { createSlice, type Slice, type SliceParts } from "./slice";
import { lengthOf, type Span, secondBefore } from "./span";

/** How many slices are read side by side. */
const SIDE_BY_SIDE = 5;
/** How many pages may wait behind the first slice, asked ones included. */
const MOST_PAGES = 60;

export type Stand = { slice: Slice; span: Span | null };

export type Line = {
  /** The slice whose turn it is; null when it is still to be cut, undefined at the end of the line. */
  first(): Stand | null | undefined;
  /** Takes the first slice off. */
  drop(): void;
  /** Begins every call that the window allows; each ends with `onChange`. */
  pump(): void;
  /** Forgets everything. */
  clear(): void;
};

type Item = Stand | Region;

const isStand = (item: Item): item is Stand => "slice" in item;

/**
 * The slices of a walk in the order of their rows, and between them the regions that are not yet cut.
 * It begins as one slice. A slice whose first page tells of too many jobs keeps that page and leaves
 * the rest as a region, so that no call is spent on finding out.
 */
export function createLine(
  course: Course,
  span: Span | null,
  parts: SliceParts & { onChange: () => void; onError: (error: unknown) => void },
): Line {
  const { direction } = course;
  const items: Item[] = [standOf(span, null)];

  function standOf(part: Span | null, piece: Piece | null): Stand {
    const slice = createSlice(course.queryOf(part), {
      ...parts,
      onFirstPage: ({ jobs }) => settle(stand, jobs, piece),
    });
    const stand: Stand = { slice, span: part };
    return stand;
  }

  function settle(stand: Stand, jobs: readonly WireJob[], piece: Piece | null): void {
    const { total } = stand.slice;
    const lumpy = piece?.answered(total).lumpy;
    const rest = restOf(stand, jobs);
    if (rest === null || total === null) return;
    stand.slice.cutShort();
    const region = createRegion(rest, total - jobs.length, direction, lumpy);
    items.splice(items.indexOf(stand) + 1, 0, region);
  }

  /** What a slice that holds too much leaves to others; null when it goes on by itself. */
  function restOf({ slice, span: whole }: Stand, jobs: readonly WireJob[]): Span | null {
    if (whole === null || slice.state !== "ready" || (slice.total ?? 0) <= MOST) return null;
    const last = lastInOrder(jobs, direction);
    if (last === null || jobs.length < PAGE_SIZE) return null;
    const rest = { from: secondBefore(last, direction), to: whole.to };
    const movesOn = (rest.from - whole.from) * direction > 0;
    return movesOn && lengthOf(rest) > SHORTEST_MS ? rest : null;
  }

  function cutAt(index: number, region: Region): Slice | null {
    const piece = region.cut();
    if (piece === null) return null;
    const stand = standOf(piece.span, piece);
    items.splice(index, region.used ? 1 : 0, stand);
    return stand.slice;
  }

  return {
    first() {
      const item = items[0];
      return item === undefined || isStand(item) ? item : null;
    },
    drop: () => void items.shift(),
    clear: () => void items.splice(0),
    pump() {
      let pages = pagesOf(items);
      let open = 0;
      for (let index = 0; index < items.length && open < SIDE_BY_SIDE; index += 1) {
        const item = items[index];
        if (item === undefined || (index > 0 && pages >= MOST_PAGES)) return;
        const slice = isStand(item) ? item.slice : cutAt(index, item);
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
    .filter(isStand)
    .map(({ slice }) => slice.waiting + (slice.state === "asking" ? 1 : 0))
    .reduce((sum, pages) => sum + pages, 0);
}
