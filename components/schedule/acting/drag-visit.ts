import type { PointerEvent } from "react";
import { drag, dragLabel } from "@/components/ui/gesture/drag";
import { carried, type Place } from "./acting-store";
import { type Drop, dropAt } from "./drop";

/** So near to an edge of the board it moves under what is carried, in px. */
const EDGE = 28;

interface DragParts {
  place: Place;
  canAssign: (lane: string) => boolean;
  /** What letting go would do, in words. */
  say: (drop: Drop | null) => string;
  onDrop: (drop: Drop) => void;
}

/**
 * Carries a visit to another lane, or to a time that Amazon offers. Nothing is sent meanwhile, and nothing
 * at all where it is let go elsewhere.
 */
export function dragVisit(down: PointerEvent<HTMLElement>, parts: DragParts): void {
  const link = down.target instanceof Element ? down.target.closest("a") : null;
  const own = link?.closest<HTMLElement>("[data-lane-id]");
  const board = own?.closest<HTMLElement>("[data-board]");
  if (!link || !own || !board) return;
  const label = dragLabel();
  let drop: Drop | null = null;
  let mark: Element | null = null;

  function show(
    x: number,
    y: number,
    at: Drop | null,
    { slots, lanes }: Record<"slots" | "lanes", HTMLElement[]>,
  ) {
    const target =
      at?.kind === "move"
        ? slots.find(({ dataset }) => dataset.slot === at.start)
        : lanes.find(({ dataset }) => at && dataset.laneId === at.lane);
    if (target !== mark) {
      mark?.removeAttribute("data-drop");
      target?.setAttribute("data-drop", "");
      mark = target ?? null;
      carried.set({ place: parts.place, over: at?.kind === "assign" ? at.lane : null });
    }
    label.say(parts.say(at), x, y);
  }
  drag(down, link, {
    onBegin() {
      carried.set({ place: parts.place, over: null });
    },
    onMove(x, y) {
      const box = board.getBoundingClientRect();
      board.scrollBy(nudge(x, box.left, box.right), nudge(y, box.top, box.bottom));
      const slots = [...own.querySelectorAll<HTMLElement>("[data-slot]")];
      const lanes = [...board.querySelectorAll<HTMLElement>("[data-lane-id]")];
      drop = dropAt(
        { x, y },
        {
          board: box,
          slots: slots.map((slot) => ({
            start: slot.dataset.slot ?? "",
            box: slot.getBoundingClientRect(),
          })),
          lanes: lanes.map((lane) => ({
            id: lane.dataset.laneId ?? "",
            box: lane.getBoundingClientRect(),
          })),
          canAssign: parts.canAssign,
        },
      );
      show(x, y, drop, { slots, lanes });
    },
    onEnd() {
      label.remove();
      mark?.removeAttribute("data-drop");
      carried.set(null);
    },
    onDrop() {
      if (drop) parts.onDrop(drop);
    },
  });
}

/** How far the board moves under a point, in px. */
function nudge(at: number, from: number, to: number): number {
  if (at > to - EDGE && at < to + EDGE) return 12;
  return at < from + EDGE && at > from - EDGE ? -12 : 0;
}
