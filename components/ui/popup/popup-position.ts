export type Side = "top" | "bottom" | "left" | "right";

interface Size {
  width: number;
  height: number;
}

interface Box extends Size {
  left: number;
  top: number;
}

const GAP = 6;
/** What stays free at the edge of the window. */
const MARGIN = 8;

const OPPOSITE = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;

/** Puts a fixed element beside its anchor. */
export function movePopupBeside(popup: HTMLElement, anchor: Element, side: Side): void {
  const { innerWidth: width, innerHeight: height } = window;
  const box = anchor.getBoundingClientRect();
  const { left, top } = positionBeside(box, popup.getBoundingClientRect(), side, { width, height });
  popup.style.translate = `${left}px ${top}px`;
}

/**
 * Where a popup of a size stands beside an anchor: centred on the wanted side, on the opposite one
 * where only that has room, never outside of the window. All in CSS pixels.
 */
export function positionBeside(
  anchor: Box,
  size: Size,
  side: Side,
  window: Size,
): { left: number; top: number } {
  const wanted = corner(anchor, size, side);
  const other = corner(anchor, size, OPPOSITE[side]);
  const { left, top } =
    !fits(wanted, size, side, window) && fits(other, size, side, window) ? other : wanted;
  return {
    left: Math.round(clamp(left, window.width - size.width)),
    top: Math.round(clamp(top, window.height - size.height)),
  };
}

function corner(anchor: Box, size: Size, side: Side) {
  const middle = {
    left: anchor.left + (anchor.width - size.width) / 2,
    top: anchor.top + (anchor.height - size.height) / 2,
  };
  switch (side) {
    case "top":
      return { ...middle, top: anchor.top - GAP - size.height };
    case "bottom":
      return { ...middle, top: anchor.top + anchor.height + GAP };
    case "left":
      return { ...middle, left: anchor.left - GAP - size.width };
    case "right":
      return { ...middle, left: anchor.left + anchor.width + GAP };
  }
}

/** Whether it fits along the axis of its side. */
function fits(at: { left: number; top: number }, size: Size, side: Side, window: Size): boolean {
  return side === "top" || side === "bottom"
    ? at.top >= MARGIN && at.top + size.height <= window.height - MARGIN
    : at.left >= MARGIN && at.left + size.width <= window.width - MARGIN;
}

function clamp(value: number, most: number): number {
  return Math.max(MARGIN, Math.min(value, most - MARGIN));
}
