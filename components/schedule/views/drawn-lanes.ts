import { startTransition, useEffect, useMemo, useState } from "react";
import { isClash } from "@/components/schedule/visit/clash-partners";
import type { Band, BoardLane } from "./board-model";

/** So many lanes fill a window, and so many more are drawn at a time. */
const [FIRST, STEP] = [14, 9];

/** What there is of a lane: its name and its height, its visits as well, and what is only used. */
export type Drawn = "height" | "visits" | "whole";

/**
 * How far each lane is drawn: those in sight with their visits at once, all of them wholly after the first picture.
 * One with a clash is among the first, as a key leads from clash to clash.
 */
export function useDrawnLanes(bands: readonly Band[]): (lane: BoardLane) => Drawn {
  const [count, setCount] = useState(0);
  const lanes = useMemo(() => bands.flatMap((band) => band.lanes), [bands]);
  // The outside system is the screen, which has shown the others by then.
  useEffect(() => {
    if (count >= lanes.length) return;
    return afterFrame(() => startTransition(() => setCount(count + STEP)));
  }, [count, lanes]);
  return useMemo(() => {
    const clashing = lanes.filter((lane) => lane.visits.some(({ visit }) => isClash(visit)));
    const first = new Set([...lanes.slice(0, FIRST), ...clashing]);
    const whole = new Set(lanes.slice(0, count));
    const early = (lane: BoardLane) => (first.has(lane) ? "visits" : "height");
    return (lane) => (whole.has(lane) ? "whole" : early(lane));
  }, [lanes, count]);
}

/** Does something once the next frame is on the screen. Returns the way to call it off. */
function afterFrame(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(then);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
