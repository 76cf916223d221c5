"use client";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Place } from "./acting-store";

/** Where a visit stands now, in the lane in which it was taken hold of if it still does. */
export function elementOf({ jobId, lane }: Pick<Place, "jobId" | "lane">): HTMLElement | null {
  const links = document.querySelectorAll<HTMLElement>(
    `[data-board] [data-job-link="${CSS.escape(jobId)}"]`,
  );
  const seen = [...links].filter((link) => link.getClientRects().length > 0);
  const isThere = (link: HTMLElement) =>
    link.closest<HTMLElement>("[data-lane-id]")?.dataset.laneId === (lane ?? undefined);
  return seen.find(isThere) ?? seen[0] ?? null;
}

/** The visit, or what the Tab key leads to where that is gone. */
export function focusFor(place: Pick<Place, "jobId" | "lane">): HTMLElement | null {
  const stop = document.querySelector<HTMLElement>("[data-board] [data-stop][tabindex='0']");
  return elementOf(place) ?? stop;
}

/** Brings the focus back to the visit that had it, when what is read anew draws it elsewhere. */
export function useKeptFocus(asOf: number): void {
  const held = useRef<Pick<Place, "jobId" | "lane"> | null>(null);
  // The outside system is the document's focus.
  useEffect(() => {
    const hold = ({ target }: FocusEvent) => {
      const link =
        target instanceof Element ? target.closest<HTMLElement>("[data-job-link]") : null;
      const jobId = link?.dataset.jobLink;
      const lane = link?.closest<HTMLElement>("[data-lane-id]")?.dataset.laneId ?? null;
      held.current = jobId && link?.closest("[data-board]") ? { jobId, lane } : null;
    };
    const release = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        const isHere = target instanceof Element && target.isConnected;
        if (isHere && document.activeElement !== target) held.current = null;
      });
    document.addEventListener("focusin", hold);
    document.addEventListener("focusout", release);
    return () => {
      document.removeEventListener("focusin", hold);
      document.removeEventListener("focusout", release);
    };
  }, []);
  useLayoutEffect(() => {
    if (asOf === 0 || held.current === null || document.activeElement !== document.body) return;
    focusFor(held.current)?.focus();
  }, [asOf]);
}
