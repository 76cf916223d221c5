"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { columnsOf, type Window } from "@/components/schedule/views/board-model";
import { useActionOffer } from "@/components/shared/action-offer";
import { cn } from "@/components/ui/cn";
import type { Observable } from "@/components/ui/observable";
import { Spinner } from "@/components/ui/progress";
import { isOffered } from "@/lib/actions/hindrances";
import { slotsQuery } from "@/lib/actions/slots";
import { serverNow } from "@/lib/http/server-clock";
import type { Visit } from "@/lib/schedule/schedule";
import { dayBounds, placeOnDay } from "@/lib/schedule/visit-time";
import { formatClock } from "@/lib/time/format";
import { acts, carried, type Ghost } from "./acting-store";
import { besideEachOther, isOpenVisit } from "./drop";

export interface LaneWishesProps {
  laneId: string;
  rows: number;
  /** The clock of the band in which the lane stands. */
  zone: string;
  window: Window;
  /** As `2026-11-23`. */
  day: string;
  /** The zone in which all days are meant; null for each site's own. */
  tz: string | null;
}

const HATCHED =
  "bg-[repeating-linear-gradient(135deg,var(--progress-bg)_0_6px,var(--surface)_6px_12px)]";

export function useStored<Value>({ subscribe, current }: Observable<Value>): Value {
  return useSyncExternalStore(subscribe, current, current);
}

/** What somebody wishes to stand in a lane of the board, and where a visit that is carried may be let go. */
export function LaneWishes(props: LaneWishesProps) {
  const { laneId, zone, tz } = props;
  const wishes = useStored(acts);
  const drag = useStored(carried);
  const isHere = (visit: Pick<Visit, "zone">) => (tz ?? visit.zone) === zone;
  const visit = drag?.place.visit ?? null;
  return (
    <>
      {wishes.map(({ place, ghost }) =>
        ghost?.lanes.includes(laneId) && isHere(ghost) ? (
          <GhostOfVisit key={place.jobId} jobId={place.jobId} ghost={ghost} {...props} />
        ) : null,
      )}
      {drag && visit && isHere(visit) && drag.over === laneId ? (
        <GhostOfVisit
          jobId={drag.place.jobId}
          ghost={{
            ...visit,
            lanes: [],
            action: "assign",
            service: drag.place.service,
            sent: false,
          }}
          {...props}
        />
      ) : null}
      {drag && visit && isHere(visit) && drag.place.lane === laneId ? (
        <FreeTimes visit={visit} {...props} />
      ) : null}
    </>
  );
}

function GhostOfVisit({
  ghost,
  jobId,
  rows,
  window,
  day,
  tz,
}: LaneWishesProps & { ghost: Ghost; jobId: string }) {
  const place = placeOnDay(ghost, day, tz);
  if (place === null) return null;
  const { column, span } = columnsOf(place, window);
  return (
    <li
      data-ghost={jobId}
      style={{ gridColumn: `${column} / span ${span}`, gridRow: `1 / span ${rows}` }}
      className="pointer-events-none relative z-1 min-w-0 p-px"
    >
      <span
        className={cn(
          "mx-px block h-full max-h-11 overflow-hidden rounded-sm border border-dashed border-progress px-1.5 py-0.5 text-xs leading-4.5 text-fg",
          HATCHED,
        )}
      >
        <span dir="auto" className="block truncate text-left font-medium">
          {ghost.service}
        </span>
        <GhostWords ghost={ghost} />
      </span>
    </li>
  );
}

function GhostWords({ ghost: { action, sent } }: { ghost: Ghost }) {
  const t = useTranslations("schedule.acting");
  const tBusy = useTranslations("actions.busy");
  return (
    <span className="flex items-center gap-1 truncate text-progress">
      {sent ? <Spinner /> : null}
      {sent ? tBusy(action) : t("notSent")}
    </span>
  );
}

/** What is wished for a job, where it stands by time. */
export function EntryWish({ jobId }: { jobId: string }) {
  const ghost = useStored(acts).find(({ place }) => place.jobId === jobId)?.ghost;
  if (!ghost) return null;
  return (
    <span
      data-ghost={jobId}
      className={cn(
        "pointer-events-none absolute right-12 bottom-1.5 rounded-sm border border-dashed border-progress px-1.5 text-xs",
        HATCHED,
      )}
    >
      <GhostWords ghost={ghost} />
    </span>
  );
}

/** Whether a visit may be carried to another time here. */
function canBeMoved(visit: Visit, offer: ReturnType<typeof useActionOffer>): boolean {
  return isOffered(offer, "reschedule") && offer.rescheduleReasons.length > 0 && isOpenVisit(visit);
}

/** The times that Amazon offers for a visit on this day, asked for once it is carried. */
function FreeTimes({ visit, rows, window, day, tz }: LaneWishesProps & { visit: Visit }) {
  const t = useTranslations("actions.slots");
  const locale = useLocale();
  const offer = useActionOffer();
  const [now] = useState(serverNow);
  const { serviceJobId: jobId, zone } = visit;
  const isPast = dayBounds(day, zone).to <= now;
  const { data } = useQuery({
    ...slotsQuery({ jobId, day, zone }, now),
    enabled: canBeMoved(visit, offer) && !isPast,
  });
  return besideEachOther(data?.slots ?? []).map((slot) => {
    const place = placeOnDay({ start: slot.start, end: slot.until, zone }, day, tz);
    if (place === null || place.fromMinute < window.fromMin || place.fromMinute >= window.toMin) {
      return null;
    }
    const isOwn = Date.parse(slot.start) === Date.parse(visit.start);
    const isFree = slot.left > 0 && !isOwn;
    const { column, span } = columnsOf(place, window, 15);
    return (
      <li
        key={slot.start}
        data-slot={isFree ? slot.start : undefined}
        data-left={slot.left}
        style={{ gridColumn: `${column} / span ${span}`, gridRow: `1 / span ${rows}` }}
        className={cn(
          "pointer-events-none relative z-1 mx-px my-px flex min-w-0 flex-col items-center justify-end overflow-hidden rounded-sm border border-dashed text-xs leading-4 tabular-nums",
          isFree
            ? "border-accent bg-accent-subtle text-accent-fg data-drop:border-solid data-drop:bg-accent data-drop:text-on-accent"
            : "border-line-strong bg-subtle text-muted",
          isOwn && "border-transparent bg-transparent",
        )}
      >
        {isOwn ? null : (
          <>
            <span className="font-medium">
              {formatClock(Date.parse(slot.start), { locale, zone: tz ?? zone })}
            </span>
            <span className="truncate">{t("left", { count: slot.left })}</span>
          </>
        )}
      </li>
    );
  });
}
