import type { PointerEvent } from "react";

/** A click that trembles is still a click, up to so many pixels. */
const SLACK = 4;

interface DragParts {
  /** What is taken hold of has begun to move. */
  onBegin?: () => void;
  /** Carried to a point of the window. */
  onMove: (x: number, y: number) => void;
  /** It is over, whatever becomes of it: what was drawn for it goes. */
  onEnd: () => void;
  /** Let go where the pointer was last, after `onEnd`. */
  onDrop: () => void;
}

/**
 * Carries an element with the pointer, from a press on it. It is let go once; Esc, a window that loses the
 * focus and a browser that takes the pointer over leave everything as it was. Nothing begins with a finger,
 * which scrolls, or with a press that another thing has answered.
 */
export function drag(down: PointerEvent, held: HTMLElement, parts: DragParts): void {
  if (down.button !== 0 || down.pointerType === "touch" || down.defaultPrevented) return;
  let phase: "waiting" | "dragging" | "cancelled" = "waiting";
  const gesture = new AbortController();
  const { signal } = gesture;

  function move({ clientX: x, clientY: y, buttons }: globalThis.PointerEvent) {
    if (buttons === 0) return end();
    if (phase === "waiting" && Math.hypot(x - down.clientX, y - down.clientY) > SLACK) {
      phase = "dragging";
      held.setPointerCapture(down.pointerId);
      held.setAttribute("data-dragged", "");
      parts.onBegin?.();
    }
    if (phase === "dragging") parts.onMove(x, y);
  }
  function cancel() {
    if (phase !== "dragging") return;
    phase = "cancelled";
    held.removeAttribute("data-dragged");
    parts.onEnd();
  }
  function abandon() {
    gesture.abort();
    cancel();
  }
  function end() {
    gesture.abort();
    if (phase !== "waiting") ignoreClick();
    if (phase !== "dragging") return;
    cancel();
    parts.onDrop();
  }
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", end, { signal });
  window.addEventListener("pointercancel", abandon, { signal });
  window.addEventListener("blur", abandon, { signal });
  window.addEventListener("selectstart", (event) => event.preventDefault(), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || phase !== "dragging") return;
      // What else is open stays open.
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
}

/** The click that ends a drag does nothing. */
function ignoreClick() {
  const ignore = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener("click", ignore, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", ignore, { capture: true }));
}

/** What letting go would do, beside the pointer: for the eye alone. */
export function dragLabel(): {
  say: (words: string, x: number, y: number) => void;
  remove: () => void;
} {
  const label = document.createElement("div");
  label.setAttribute("aria-hidden", "true");
  label.dataset.dragLabel = "";
  label.className =
    "pointer-events-none fixed top-0 left-0 z-50 max-w-md truncate rounded-md border border-line-strong bg-raised px-2 py-1 text-xs font-medium text-fg shadow-popup";
  return {
    say(words, x, y) {
      if (!label.isConnected) document.body.append(label);
      label.textContent = words;
      const left = Math.min(x + 14, window.innerWidth - label.offsetWidth - 8);
      label.style.translate = `${left}px ${y + 16}px`;
    },
    remove: () => label.remove(),
  };
}
