"use client";
import { useTranslations } from "next-intl";
import { useStoreLabels } from "@/components/shared/store-labels";
import { SiteTime, useClock } from "@/components/shared/time/site-time";
import { cn } from "@/components/ui/cn";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job, JobFlag } from "@/lib/jobs/job";
import { isLongAppointment } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import { FlagBadges } from "./badges";

/** Address of a job's own page; without a marketplace the server looks in its default one. */
export function jobHref(id: string, marketplace: string | null = null): string {
  const path = `/jobs/${encodeURIComponent(id)}`;
  return marketplace === null ? path : `${path}?marketplace=${encodeURIComponent(marketplace)}`;
}

/** Name over id; the id alone where nobody gave the store a name. */
export function StoreCell({ job: { storeId } }: { job: Job }) {
  const name = useStoreLabels().get(storeId ?? "");
  if (!storeId) return null;
  if (name === undefined) return <TextCell text={storeId} mono />;
  return (
    <span title={`${name} (${storeId})`} className="flex min-w-0 flex-col">
      <span
        dir="auto"
        className="truncate text-left leading-4.5 group-data-[density=compact]/table:leading-4"
      >
        {name}
      </span>
      <span className="id-text truncate text-xs leading-4 text-muted max-sm:hidden">{storeId}</span>
    </span>
  );
}

interface TextCellProps {
  text: string | number | undefined;
  mono?: boolean;
}

/** Two lines; the whole of it in the tooltip. Nothing at all where there is nothing. */
export function TextCell({ text, mono = false }: TextCellProps) {
  if (text === undefined || text === "") return null;
  return (
    <span
      dir={mono ? undefined : "auto"}
      title={String(text)}
      className={cn(
        "line-clamp-2 text-left leading-4.5 wrap-anywhere group-data-[density=compact]/table:leading-4",
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
          className="truncate text-left leading-4.5 group-data-[density=compact]/table:leading-4 max-sm:line-clamp-2 max-sm:whitespace-normal max-sm:wrap-anywhere"
        >
          {title}
        </span>
      ) : null}
      {asin ? <span className="id-text shrink-0 text-xs leading-4 text-muted">{asin}</span> : null}
    </span>
  );
}

/** Flags that a row has room for; the others stand in the job. */
const IN_ROW: ReadonlySet<JobFlag> = new Set([
  "late",
  "noTechnician",
  "waitingForGoods",
  "customerProposedTimes",
  "proofMissing",
]);

/**
 * The appointment that counts, with what is wrong about it. A row has two lines: flags take the second,
 * or stand beside a time that needs both.
 */
export function AppointmentCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell");
  const { locale, now } = useClock();
  const appointment = currentAppointment(job);
  const time = appointment?.appointmentTime;
  const zone = job.zone;
  const start = parseInstant(time?.startTime ?? "");
  const isLong =
    start !== null && isLongAppointment(start, time?.durationInMinutes ?? 0, { locale, zone, now });
  const proposed = time?.startTime ? 0 : (job.preferredAppointmentTimes?.length ?? 0);
  // The words "customer proposed" already stand where the time would.
  const flags = job.flags.filter(
    (flag) => IN_ROW.has(flag) && (proposed === 0 || flag !== "customerProposedTimes"),
  );
  if (!time?.startTime && proposed === 0 && flags.length === 0) return null;
  const isBeside = isLong && flags.length > 0;
  return (
    <span
      className={cn(
        "flex min-w-0 flex-col",
        isBeside && "sm:not-print:flex-row sm:items-center print:items-start sm:gap-x-2",
      )}
    >
      {time?.startTime ? (
        <SiteTime
          at={time.startTime}
          minutes={time.durationInMinutes}
          zone={zone}
          className={cn(
            "line-clamp-2 tabular-nums leading-4.5 group-data-[density=compact]/table:leading-4",
            flags.length > 0 && !isBeside && "sm:line-clamp-1",
            appointment?.appointmentStatus === "CANCELLED" && "text-muted line-through",
          )}
        />
      ) : null}
      {proposed > 0 ? (
        <span className="truncate text-action leading-4.5 group-data-[density=compact]/table:leading-4">
          {t("proposed", { count: proposed })}
        </span>
      ) : null}
      {flags.length > 0 ? (
        <span
          className={cn(
            "flex min-w-0 gap-x-2 max-sm:flex-wrap print:flex-wrap",
            isBeside && "sm:not-print:ml-auto sm:not-print:grid sm:shrink-0 sm:gap-0.5",
            isBeside && flags.length > 1 && "sm:grid-flow-col sm:grid-rows-2",
          )}
        >
          <FlagBadges flags={flags} room={isBeside ? "icons" : "fit"} />
        </span>
      ) : null}
    </span>
  );
}
