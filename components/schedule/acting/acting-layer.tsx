"use client";
import { useLocale, useTranslations } from "next-intl";
import { type PointerEvent, useEffect, useEffectEvent, useState } from "react";
import { focusedVisit } from "@/components/actions/actionable";
import type { VisitFrame } from "@/components/schedule/visit/visit-card";
import { useActionOffer } from "@/components/shared/action-offer";
import { useNow } from "@/components/shared/time/use-now";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import type { Observable } from "@/components/ui/observable";
import { overlay } from "@/components/ui/popup/overlay";
import { toast } from "@/components/ui/toast/toast";
import { isOffered } from "@/lib/actions/hindrances";
import type { ScheduleAnswer } from "@/lib/schedule/schedule";
import type { ScheduleSearch } from "@/lib/schedule/schedule-search";
import { formatClock } from "@/lib/time/format";
import { ActedJob } from "./acted-job";
import {
  acts,
  assignedLane,
  dropOn,
  leaveBoard,
  menuOf,
  openDialog,
  type Place,
  type Taken,
} from "./acting-store";
import { dragVisit } from "./drag-visit";
import { clashesWith, type Drop, isOpenVisit, isOtherTechnician, wishToAssign } from "./drop";
import { useHindrance, useOffered } from "./hindrance";
import { useKeptFocus } from "./kept-focus";
import { useStored } from "./lane-wishes";
import { VisitMenu } from "./visit-menu";

const laneAssign = lazyCode(() => import("./lane-assign").then((module) => module.LaneAssign));

export interface ActingLayerProps {
  answer: ScheduleAnswer;
  search: ScheduleSearch;
  frame: VisitFrame;
  /** When the answer was read, epoch ms. */
  asOf: number;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
  /** What somebody does with a visit, from the page where keys and pointers arrive. */
  taken: Observable<Taken | null>;
}

/** Whatever acts on the schedule, once somebody does: menu, dialogs, drags and what came of them. */
export function ActingLayer({ answer, search, frame, asOf, renderedAt, taken }: ActingLayerProps) {
  const locale = useLocale();
  const now = useNow(renderedAt);
  const wishes = useStored(acts);
  const take = useTake({ answer, search, frame });
  useKeptFocus(asOf);
  useFocusedVisit(answer, frame);

  const onTaken = useEffectEvent(() => {
    const last = taken.current();
    if (last === null) return;
    taken.set(null);
    take(last);
  });
  // The outside system is the page, where keys and pointers arrive, also before this code was there.
  useEffect(() => {
    onTaken();
    return taken.subscribe(() => onTaken());
  }, [taken]);
  useEffect(() => leaveBoard, []);

  return (
    <>
      <VisitMenu frame={frame} />
      <AssignedLane {...{ answer, frame, locale, now }} />
      {wishes.map((act) => (
        <ActedJob
          key={act.place.jobId}
          {...{ act, answer, frame, asOf, locale, now }}
          by={search.by}
        />
      ))}
    </>
  );
}

type AssignedLaneProps = Pick<ActingLayerProps, "answer" | "frame"> & {
  locale: string;
  now: number;
};

/** Gives the visits of a lane to others, while somebody does. */
function AssignedLane({ answer, frame, locale, now }: AssignedLaneProps) {
  const id = useStored(assignedLane);
  const lane = answer.lanes.find((one) => one.id === id);
  // As they were when somebody began: what is assigned leaves the lane.
  const [held, setHeld] = useState<{ id: string; name: string; jobIds: string[] } | null>(null);
  if (id !== null && held?.id !== id && lane) {
    const jobIds = [...new Set(lane.visits.filter(isOpenVisit).map((one) => one.serviceJobId))];
    setHeld({ id, name: frame.words.lane(lane, "technician"), jobIds });
  }
  // The outside system is the network.
  useEffect(() => {
    if (id !== null) laneAssign.load();
  }, [id]);
  if (held === null) return null;
  const button = `[data-assign-lane="${CSS.escape(held.id)}"]`;
  const stop = "[data-board] [data-stop][tabindex='0']";
  return (
    <LazyPart
      code={laneAssign}
      props={{
        ...{ frame, locale, now },
        ...{ name: held.name, jobIds: held.jobIds },
        // Without visits the lane may be gone.
        finalFocus: () =>
          document.querySelector<HTMLElement>(button) ?? document.querySelector<HTMLElement>(stop),
        onClosed: () => {
          assignedLane.set(null);
          setHeld(null);
        },
      }}
    />
  );
}

/** Where a visit stands, or a job that has none. */
function placeOf(
  { jobId, visit: key, lane }: Omit<Taken, "how">,
  answer: ScheduleAnswer,
  { words }: VisitFrame,
): Place {
  const visits = answer.lanes.flatMap((one) => one.visits);
  const visit = visits.find((one) => one.key === key) ?? null;
  const waiting = answer.unscheduled.jobs.find((job) => job.serviceJobId === jobId);
  const named = visit ?? { serviceJobId: jobId, quantity: null, service: waiting?.service ?? null };
  return { jobId, visit, lane, service: words.service(named) };
}

/** Tells the search what can be done with the visit from which it was opened. */
function useFocusedVisit(answer: ScheduleAnswer, frame: VisitFrame) {
  const offeredOn = useOffered();
  const onSearch = useEffectEvent(() => {
    if (overlay.current() !== "commands") return;
    const link = document.activeElement?.closest<HTMLElement>("[data-board] [data-job-link]");
    const jobId = link?.dataset.jobLink;
    if (!link || !jobId) return focusedVisit.set(null);
    const lane = link.closest<HTMLElement>("[data-lane-id]")?.dataset.laneId ?? null;
    const place = placeOf({ jobId, visit: link.dataset.visit ?? null, lane }, answer, frame);
    const { visit, service } = place;
    focusedVisit.set({
      jobId,
      name: visit ? `${service}, ${frame.words.time(visit, frame.tz)}` : service,
      actions: offeredOn(place).flatMap(({ action, why }) => (why === null ? action : [])),
      open: (action) => openDialog(place, action),
    });
  });
  // The outside system is the search, which has not taken the focus yet when it says that it opens.
  useEffect(() => {
    const unsubscribe = overlay.subscribe(() => onSearch());
    return () => {
      unsubscribe();
      focusedVisit.set(null);
    };
  }, []);
}

/** Answers what somebody does with a visit by menu, by key or by pointer. */
function useTake({ answer, search, frame }: Pick<ActingLayerProps, "answer" | "search" | "frame">) {
  const t = useTranslations("schedule.acting");
  const locale = useLocale();
  const offer = useActionOffer();
  const hindranceOf = useHindrance();
  const { words, tz } = frame;

  const nameOf = (id: string | null) => {
    const lane = answer.lanes.find((one) => one.id === id);
    return lane ? words.lane(lane, "technician") : (id ?? "");
  };

  function drag(event: PointerEvent<HTMLElement>, place: Place) {
    const { visit, lane } = place;
    if (visit === null || !isOpenVisit(visit)) return;
    // Who is already on a wish's way is not carried again.
    if (acts.current().some((act) => act.place.jobId === place.jobId && act.ghost)) return;
    const isBoardOfPeople = search.by === "technician" && isOffered(offer, "assign");
    const somebody = visit.technicians.length > 0;
    dragVisit(event, {
      place,
      canAssign: (id) => isBoardOfPeople && isOtherTechnician(id, lane),
      say: (drop) => say(drop, lane, somebody, tz ?? visit.zone),
      onDrop: (drop) => onDrop(drop, place),
    });
  }
  function say(drop: Drop | null, lane: string | null, somebody: boolean, zone: string): string {
    if (drop === null) return t("nowhere");
    if (drop.kind === "move") return formatClock(Date.parse(drop.start), { locale, zone });
    const to = nameOf(drop.lane);
    return somebody ? t("instead", { to, from: nameOf(lane) }) : t("goes", { to });
  }
  function onDrop(drop: Drop, place: Place) {
    const { visit, lane, service } = place;
    if (visit === null) return;
    if (drop.kind === "move") {
      const { start } = drop;
      const length = visit.end === null ? 0 : Date.parse(visit.end) - Date.parse(visit.start);
      const end = new Date(Date.parse(start) + length).toISOString();
      openDialog(place, "reschedule", { slot: { start, end, left: 1 } });
      return;
    }
    const wish = wishToAssign(visit, lane, drop.lane);
    if (wish === null) return;
    const others = answer.lanes.find(({ id }) => id === drop.lane)?.visits ?? [];
    const from = visit.technicians.length > 0 ? nameOf(lane) : null;
    dropOn(
      place,
      { wish, from, to: nameOf(drop.lane), clashes: clashesWith(visit, others) },
      { ...visit, lanes: [drop.lane], action: "assign", service, sent: false },
    );
  }

  function open(key: "m" | "a", place: Place) {
    const appointment = place.visit === null ? "schedule" : "reschedule";
    const action = key === "a" ? "assign" : appointment;
    if (!isOffered(offer, action) || (action === "assign" && place.visit === null)) return;
    const why = hindranceOf(action, place);
    if (why === null) openDialog(place, action);
    else toast({ title: why });
  }

  return (taken: Taken): void => {
    const { how } = taken;
    if (how.kind === "lane") {
      assignedLane.set(taken.lane);
      return;
    }
    const place = placeOf(taken, answer, frame);
    if (how.kind === "drag") drag(how.down, place);
    else if (how.kind === "menu") menuOf.set({ place, anchor: how.anchor });
    else open(how.key, place);
  };
}
