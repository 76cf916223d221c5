"use client";
import { useTranslations } from "next-intl";
import { useStoreLabels } from "@/components/shared/store-labels";
import { SiteTime, useClock } from "@/components/shared/time/site-time";
import { TONE_TEXT } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job, JobFlag } from "@/lib/jobs/job";
import { type FlagNote, flagNotes } from "@/lib/jobs/severity";
import { FittedFlags } from "./badges";

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
          className="text-left leading-4 max-sm:line-clamp-2 max-sm:wrap-anywhere"
        >
          <MiddleCut text={title} />
        </span>
      ) : null}
      {asin ? (
        <span className={cn("id-text", title ? SECOND_LINE : "text-muted")}>{asin}</span>
      ) : null}
    </span>
  );
}

/**
 * A text in one line that loses its middle where it does not fit: titles of services differ in their
 * last words often enough ("2 tires", "4 tires").
 */
export function MiddleCut({ text }: { text: string }) {
  const [start, end] = cutBeforeEnd(text);
  return (
    <span className="flex min-w-0 max-sm:inline print:inline">
      <span className="truncate whitespace-pre max-sm:whitespace-normal">{start}</span>
      {end === "" ? null : <span className="shrink-0">{end}</span>}
    </span>
  );
}

/** The most letters of a text's end that are kept whatever its beginning loses. */
const END_LENGTH = 14;

/**
 * What may be cut of a text, and its last one or two words; of scripts without spaces the last letters. Where
 * there are figures, they tell: an end without any is worth less than what it takes away of the beginning.
 */
export function cutBeforeEnd(text: string): [start: string, end: string] {
  if (text.length <= 2 * END_LENGTH - 8) return [text, ""];
  const end = ENDS.map((form) => form.exec(text)?.[0]).find(
    (one) => one !== undefined && one.length <= END_LENGTH,
  );
  if (end === undefined || (/\d/u.test(text) && !/\d/u.test(end))) return [text, ""];
  return [text.slice(0, -end.length), end];
}

const ENDS = [
  /(?<=\s)\S+\s+\S+$/u,
  /(?<=\s)\S+$/u,
  /[\d\u2e80-\u9fff\uac00-\ud7af\uff10-\uff19]{1,6}$/u,
];

/** Flags that a row has room for; the others stand in the job. */
const IN_ROW: ReadonlySet<JobFlag> = new Set([
  "late",
  "noTechnician",
  "goodsAfterVisit",
  "waitingForGoods",
  "doubleBooked",
  "customerProposedTimes",
  "stillActive",
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
      <FittedFlags
        notes={shown}
        className="flex min-w-0 gap-x-2 max-sm:flex-wrap print:flex-wrap sm:group-data-[density=compact]/table:min-w-(--icons) sm:group-data-[density=compact]/table:shrink-1000"
      />
    </span>
  );
}

/** Its words already stand where the time would. */
function isNotProposed({ flag }: FlagNote): boolean {
  return flag !== "customerProposedTimes";
}
