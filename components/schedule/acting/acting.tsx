"use client";
import UserPlus from "lucide-react/icons/user-plus";
import UserX from "lucide-react/icons/user-x";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useState } from "react";
import { STOP_PROPS } from "@/components/schedule/visit/roving";
import { useActionOffer } from "@/components/shared/action-offer";
import { noteAway, useAway } from "@/components/shared/away";
import { cn } from "@/components/ui/cn";
import { lazyCode, useCode, whenIdle } from "@/components/ui/lazy-code";
import { createObservable } from "@/components/ui/observable";
import { formatCalendarDay } from "@/lib/time/format";
import type { ActingLayerProps } from "./acting-layer";
import type { Taken } from "./acting-store";
import type { LaneWishesProps } from "./lane-wishes";

const layer = lazyCode(() => import("./acting-layer"));
const wishes = lazyCode(() => import("./lane-wishes"));

function loadAll() {
  layer.load();
  wishes.load();
}

/** Whether this person may have Amazon do anything from the schedule. */
function useMayAct(): boolean {
  const { groups } = useActionOffer();
  return groups.includes("appointments") || groups.includes("technicians");
}

/**
 * Handlers for everything that holds visits: each is acted on by menu, by key or by drag. What answers them
 * comes when the page is idle, or a pointer comes near; a key or a menu that was too early waits for it.
 */
export function useActing() {
  const may = useMayAct();
  const [taken] = useState(() => createObservable<Taken | null>(null));

  // The outside system is the network.
  useEffect(() => (may ? whenIdle(loadAll) : undefined), [may]);

  function take(event: Event | { target: EventTarget }, how: Taken["how"]): boolean {
    const link = linkOf(event.target);
    const jobId = link?.dataset.jobLink;
    if (!may || !link || !jobId) return false;
    const lane = link.closest<HTMLElement>("[data-lane-id]")?.dataset.laneId ?? null;
    loadAll();
    taken.set({ jobId, visit: link.dataset.visit ?? null, lane, how });
    return true;
  }

  const handlers = {
    onContextMenu(event: MouseEvent<HTMLElement>) {
      const { nativeEvent: native, clientX: x, clientY: y, shiftKey } = event;
      const isTouch = native instanceof window.PointerEvent && native.pointerType === "touch";
      if (isTouch || shiftKey) return;
      const link = linkOf(event.target);
      // The key for it knows no point.
      const anchor = native.button === 2 || link === null ? new DOMRect(x, y) : link;
      if (take(event, { kind: "menu", anchor })) event.preventDefault();
    },
    onClick(event: MouseEvent<HTMLElement>) {
      const button = event.target instanceof Element && event.target.closest("[data-visit-menu]");
      if (button) take(event, { kind: "menu", anchor: button });
      const head =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>("[data-assign-lane]")
          : null;
      if (!head) return;
      loadAll();
      const lane = head.dataset.assignLane ?? null;
      taken.set({ jobId: "", visit: null, lane, how: { kind: "lane" } });
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const { ctrlKey, metaKey, altKey, shiftKey } = event;
      const key = event.key.toLowerCase();
      if (ctrlKey || metaKey || altKey || shiftKey || (key !== "m" && key !== "a")) return;
      if (take(event, { kind: "key", key })) event.preventDefault();
    },
    // A press that comes before the code begins no drag: whoever is near will press soon.
    onPointerEnter: loadAll,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (layer.current() === null) return;
      const isButton = event.target instanceof Element && event.target.closest("button");
      if (!isButton) take(event, { kind: "drag", down: event });
    },
  };
  return { taken, handlers: may ? handlers : {} };
}

/** The link to the job of a visit around an element, or beside it. */
function linkOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const entry = target.closest("[data-visit-menu]")?.parentElement;
  return (
    target.closest<HTMLElement>("[data-job-link]") ??
    entry?.querySelector("[data-job-link]") ??
    null
  );
}

/** What answers the handlers, once its code is there. */
export function ActingLayer(props: ActingLayerProps) {
  const code = useCode(layer);
  return code && <code.ActingLayer {...props} />;
}

/** What is wished for a lane; nothing before somebody wishes something. */
export function LaneWishes(props: LaneWishesProps) {
  const code = useCode(wishes);
  return code && <code.LaneWishes {...props} />;
}

/** What is wished for an entry of a list. */
export function EntryWish(props: { jobId: string }) {
  const code = useCode(wishes);
  return code && <code.EntryWish {...props} />;
}

interface VisitMenuButtonProps {
  /** What the visit is called. */
  visit: string;
  /** Stands in sight always where a finger is at work, and beside what the pointer is over. */
  className?: string;
}

/** The way to the menu of a visit for a pointer and a finger; by keyboard it is the key for menus. */
export function VisitMenuButton({ visit, className }: VisitMenuButtonProps) {
  const t = useTranslations("schedule.acting");
  if (!useMayAct()) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-visit-menu=""
      aria-haspopup="menu"
      aria-label={t("menu", { visit })}
      className={cn(
        "absolute grid size-6 place-items-center rounded-sm border border-line bg-raised text-base leading-none font-bold text-muted before:-mt-2 before:content-['…'] hover:text-fg print:hidden",
        "opacity-0 group-focus-within/visit:opacity-100 group-hover/visit:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100",
        className,
      )}
    />
  );
}

const LANE_BUTTON =
  "absolute top-1.5 grid size-6 place-items-center rounded-sm border border-line bg-raised text-muted opacity-0 group-hover/lane:opacity-100 hover:text-fg focus-visible:opacity-100 aria-pressed:border-action-line aria-pressed:text-action aria-pressed:opacity-100 max-sm:hidden pointer-coarse:opacity-100 print:hidden";

/** Gives all visits of a technician to others; it stands in the head of the lane, and is one of its stops. */
export function AssignLaneButton({ lane, name }: { lane: string; name: string }) {
  const t = useTranslations("schedule.acting");
  const { groups } = useActionOffer();
  if (!groups.includes("technicians")) return null;
  const label = t("assignAll", { name });
  return (
    <button
      {...STOP_PROPS}
      type="button"
      data-assign-lane={lane}
      aria-label={label}
      title={label}
      className={cn(LANE_BUTTON, "right-1.5")}
    >
      <UserPlus aria-hidden className="size-3.5" />
    </button>
  );
}

/** Notes in this browser that somebody is away on the day of the board: whoever assigns is told so. */
export function AwayButton({ lane, name, day }: { lane: string; name: string; day: string }) {
  const t = useTranslations("schedule.acting");
  const locale = useLocale();
  const isAway = useAway([day]).has(lane);
  const { groups } = useActionOffer();
  if (!groups.includes("technicians")) return null;
  const label = t("away", { name, day: formatCalendarDay(day, { locale }) });
  return (
    <button
      {...STOP_PROPS}
      type="button"
      aria-pressed={isAway}
      aria-label={label}
      title={label}
      onClick={() => noteAway(lane, day, !isAway)}
      className={cn(LANE_BUTTON, "right-9")}
    >
      <UserX aria-hidden className="size-3.5" />
    </button>
  );
}
