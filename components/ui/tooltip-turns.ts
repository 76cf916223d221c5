const DELAY_MS = 500;
/** This soon after one tooltip the next shows at once. */
const TURN_MS = 400;

let dismissShown: (() => void) | null = null;
let leftAt = Number.NEGATIVE_INFINITY;

/** How long the pointer rests before a tooltip shows, in ms. `now` is an event's time stamp. */
export function tooltipDelay(now: number): number {
  return now - leftAt < TURN_MS ? 0 : DELAY_MS;
}

/** The pointer leaves what a shown tooltip explains. `now` is the event's time stamp. */
export function markTooltipLeft(now: number): void {
  leftAt = now;
}

/** One tooltip at a time: takes the one before away. Returns what to call when this one goes. */
export function showAlone(dismiss: () => void): () => void {
  dismissShown?.();
  dismissShown = dismiss;
  return () => {
    if (dismissShown === dismiss) dismissShown = null;
  };
}
