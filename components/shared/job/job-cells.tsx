"use client";
import { useTranslations } from "next-intl";
import { useStoreLabels } from "@/components/shared/store-labels";
import { SiteTime, useClock } from "@/components/shared/time/site-time";
import { TONE_TEXT } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job, JobFlag } from "@/lib/jobs/job";
import { type FlagNote, flagNotes } from "@/lib/jobs/severity";
import { FlagBadges } from "./badges";

/** Address of a job's own page; without a marketplace the server looks in its default one. */
export function jobHref(id: string, marketplace: string | null = null): string {
  const path = `/jobs/${encodeURIComponent(id)}`;
  return marketplace === null ? path : `${path}?marketplace=${encodeURIComponent(marketplace)}`;
}

/** Name over id; the id alone where nobody gave the store a name, and the name alone where rows are low. */
export function StoreCell({ job: { storeId } }: { job: Job }) {
  const name = useStoreLabels().get(storeId ?? "");
  if (!storeId) return null;
  if (name === undefined) return <TextCell text={storeId} mono />;
  return (
    <span title={`${name} (${storeId})`} className="flex min-w-0 flex-col">
      <span dir="auto" className="truncate text-left leading-4">
        {name}
      </span>
      <span className={cn("id-text", SECOND_LINE)}>{storeId}</span>
    </span>
  );
}

/** What stands below the first line of a cell, where rows have room for it. */
const SECOND_LINE =
  "truncate text-[0.6875rem]/3.5 text-muted max-sm:hidden group-data-[density=compact]/table:hidden";

interface TextCellProps {
  text: string | number | undefined;
  mono?: boolean;
}

/** One line; the whole of it in the tooltip. Nothing at all where there is nothing. */
export function TextCell({ text, mono = false }: TextCellProps) {
  if (text === undefined || text === "") return null;
  return (
    <span
      dir={mono ? undefined : "auto"}
      title={String(text)}
      className={cn(
        "block truncate text-left max-sm:whitespace-normal max-sm:wrap-anywhere",
        mono && "id-text",
      )}
    >
      {text}
    </span>
  );
}

/** Title over ASIN. */
export function ServiceCell({ job }: { job: Job }) {
  const { title, asin } = job.scopeOfWork ?? {};
  if (!title && !asin) return null;
  return (
    <span className="flex min-w-0 flex-col">
      {title ? (
        <span
          dir="auto"
          title={title}
          className="truncate text-left leading-4 max-sm:line-clamp-2 max-sm:whitespace-normal max-sm:wrap-anywhere"
        >
          {title}
        </span>
      ) : null}
      {asin ? (
        <span className={cn("id-text", title ? SECOND_LINE : "text-muted")}>{asin}</span>
      ) : null}
    </span>
  );
}

/** Flags that a row has room for; the others stand in the job. */
const IN_ROW: ReadonlySet<JobFlag> = new Set([
  "late",
  "noTechnician",
  "goodsAfterVisit",
  "waitingForGoods",
  "doubleBooked",
  "customerProposedTimes",
  "proofMissing",
]);

/**
 * The appointment that counts, with what is wrong about it: flags take the second line, and in low rows
 * they stand beside the time as icons. Where there is no appointment yet, the first of the times that
 * the customer proposed.
 */
export function AppointmentCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell");
  const { now } = useClock();
  const appointment = currentAppointment(job);
  const time = appointment?.appointmentTime;
  const proposed = time?.startTime ? [] : (job.preferredAppointmentTimes ?? []);
  const [first] = proposed;
  const notes = flagNotes(job, now).filter(({ flag }) => IN_ROW.has(flag));
  const shown = proposed.length > 0 ? notes.filter(isNotProposed) : notes;
  if (!time?.startTime && proposed.length === 0 && shown.length === 0) return null;
  return (
    <span className="flex min-w-0 flex-col sm:group-data-[density=compact]/table:flex-row sm:group-data-[density=compact]/table:items-center sm:group-data-[density=compact]/table:gap-x-2">
      {time?.startTime ? (
        <SiteTime
          at={time.startTime}
          minutes={time.durationInMinutes}
          zone={job.zone}
          className={cn(
            "truncate leading-4 font-medium tabular-nums",
            appointment?.appointmentStatus === "CANCELLED" && "font-normal text-muted line-through",
          )}
        />
      ) : null}
      {proposed.length > 0 ? (
        <>
          <span
            className={cn(
              "truncate leading-4 font-medium",
              TONE_TEXT[notes.find((note) => !isNotProposed(note))?.severity ?? "closed"],
            )}
          >
            {t("proposed", { count: proposed.length })}
          </span>
          <SiteTime
            at={first?.startTime}
            minutes={first?.durationInMinutes}
            zone={job.zone}
            className="truncate text-[0.6875rem]/3.5 text-muted tabular-nums max-sm:text-xs sm:group-data-[density=compact]/table:hidden"
          />
        </>
      ) : null}
      {shown.length > 0 ? (
        <span className="flex min-w-0 gap-x-2 max-sm:flex-wrap print:flex-wrap sm:group-data-[density=compact]/table:shrink-0 sm:group-data-[density=compact]/table:[&_[data-badge]>span:last-child]:sr-only">
          <FlagBadges notes={shown} room="fit" />
        </span>
      ) : null}
    </span>
  );
}

/** Its words already stand where the time would. */
function isNotProposed({ flag }: FlagNote): boolean {
  return flag !== "customerProposedTimes";
}
