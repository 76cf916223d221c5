import type { PointerEvent } from "react";
import type { Opened } from "@/components/actions/actionable";
import { createObservable } from "@/components/ui/observable";
import type { JobAction, Slot } from "@/lib/actions/job-action";
import type { Wish } from "@/lib/actions/send-action";
import type { Visit, VisitTime } from "@/lib/schedule/schedule";

/** A visit, or a job that has none, where somebody acts on it. */
export type Place = {
  jobId: string;
  /** Null for a job that waits for one. */
  visit: Visit | null;
  /** The lane in which it was taken hold of. */
  lane: string | null;
  /** What the service is called. */
  service: string;
};

/** What somebody does with a visit, or with a job that waits for one. */
export type Taken = {
  /** Empty for a whole lane. */
  jobId: string;
  /** Of the visit; null for a job that has none. */
  visit: string | null;
  lane: string | null;
  how:
    | { kind: "menu"; anchor: Element | DOMRect }
    | { kind: "lane" }
    | { kind: "key"; key: "m" | "a" }
    | { kind: "drag"; down: PointerEvent<HTMLElement> };
};

/** A wish, where it will stand: never a fact. */
export type Ghost = VisitTime & {
  /** Ids of lanes. */
  lanes: readonly string[];
  action: JobAction;
  service: string;
  /** On its way to Amazon; before it can be taken back. */
  sent: boolean;
};

/** What was dropped and is not sent yet. */
export type Dropped = { wish: Wish; from: string | null; to: string; clashes: readonly Visit[] };

/** A dialog that is asked for: with a slot that is chosen already, or at the time at which the visit was before. */
type Asked = {
  action: Opened;
  slot: Slot | null;
  before: string | null;
  open: boolean;
  nth: number;
};

/** One job on which somebody acts here. */
export type Act = {
  place: Place;
  dialog: Asked | null;
  dropped: Dropped | null;
  ghost: Ghost | null;
};

export const acts = createObservable<readonly Act[]>([]);

/** The menu of one visit, and what it hangs from. */
export type MenuOf = { place: Place; anchor: Element | DOMRect };

export const menuOf = createObservable<MenuOf | null>(null);

/** A visit that the pointer carries, and the lane above which it is where it may be let go there. */
export type Carried = { place: Place; over: string | null };

export const carried = createObservable<Carried | null>(null);

export function changeAct(jobId: string, change: Partial<Omit<Act, "place">>): void {
  acts.set(acts.current().map((act) => (act.place.jobId === jobId ? { ...act, ...change } : act)));
}

export function endAct(jobId: string): void {
  acts.set(acts.current().filter((act) => act.place.jobId !== jobId));
}

function beginAct(place: Place, change: Partial<Omit<Act, "place">>): void {
  const before = acts.current().find((act) => act.place.jobId === place.jobId);
  const act = { dialog: null, dropped: null, ghost: null, ...before, place, ...change };
  acts.set([...acts.current().filter((one) => one !== before), act]);
}

/** Opens the dialog of an action. */
export function openDialog(
  place: Place,
  action: Opened,
  { slot = null, before = null }: Partial<Pick<Asked, "slot" | "before">> = {},
): void {
  const last = acts.current().find((act) => act.place.jobId === place.jobId);
  // What was dropped is decided first.
  if (last?.dropped) return;
  const nth = (last?.dialog?.nth ?? 0) + 1;
  beginAct(place, { dialog: { action, slot, before, open: true, nth } });
}

/** How long what was dropped can be taken back before it is sent, in ms. */
const UNDO_MS = 4_000;

const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** Keeps what was dropped for a while, and then has it sent, whatever page is shown by then. */
export function dropOn(place: Place, dropped: Dropped, ghost: Ghost): void {
  beginAct(place, { dialog: null, dropped, ghost });
}

export function sendLater(jobId: string, send: () => void): void {
  if (timers.has(jobId)) return;
  const timer = setTimeout(() => {
    timers.delete(jobId);
    changeAct(jobId, { dropped: null });
    send();
  }, UNDO_MS);
  timers.set(jobId, timer);
}

/** Nothing has been sent, and nothing will be. */
export function takeBack(jobId: string): void {
  clearTimeout(timers.get(jobId));
  timers.delete(jobId);
  changeAct(jobId, { dropped: null, ghost: null });
}

/** The lane whose visits are all to be assigned to others. */
export const assignedLane = createObservable<string | null>(null);

/** Whoever goes to another page closes what is open; what was dropped goes its way. */
export function leaveBoard(): void {
  menuOf.set(null);
  assignedLane.set(null);
  carried.set(null);
  acts.set(acts.current().map((act) => ({ ...act, dialog: null })));
}
