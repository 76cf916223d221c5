"use client";
import Check from "lucide-react/icons/check";
import Undo2 from "lucide-react/icons/undo-2";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { FlagBadges, StatusBadge } from "@/components/shared/job/badges";
import { MiddleCut } from "@/components/shared/job/job-cells";
import { useStoreLabels } from "@/components/shared/store-labels";
import { SiteTime, useClock, useWindowWords } from "@/components/shared/time/site-time";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useListWords } from "@/components/ui/use-list-words";
import type { QueuePlace } from "@/lib/attention/attention-answers";
import { QUEUES, type QueueName, severityOf } from "@/lib/attention/queues";
import { appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import type { Job, JobFlag } from "@/lib/jobs/job";
import { plainNotes } from "@/lib/jobs/severity";
import { useMomentWords } from "./moment-words";
import { QUEUE_ICONS, SEVERITY_TEXT } from "./queue-looks";

export interface QueueRowProps {
  queue: QueueName;
  job: Job;
  place: QueuePlace | undefined;
  /** What became of it since the index put it here. */
  note: "changed" | "gone" | undefined;
  selected: boolean;
  /** A job stands open beside the rows, which have less room. */
  narrow: boolean;
  /** It was seen already and can count again. */
  isSeen: boolean;
  href: string;
  onOpen: (id: string) => void;
  onSeen: (id: string) => void;
}

/** Queues whose name does not say of what status their jobs are. */
const MIXED: ReadonlySet<QueueName> = new Set(["stillActive"]);

/** Flags that stand in the first column, or say no more than another one. */
const UNTOLD: ReadonlySet<JobFlag> = new Set(["customerProposedTimes", "noTechnicianSoon"]);

/** A job that somebody has to look at: when, what, who goes, for whom. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { queue, job, place, note, selected, narrow, isSeen, href, onOpen, onSeen } = props;
  const t = useTranslations("attention");
  const id = job.serviceJobId;
  const title = job.scopeOfWork?.title ?? job.scopeOfWork?.asin ?? job.serviceOrderId ?? id;
  // The queue says it already.
  const flags = job.flags.filter((flag) => flag !== queue && !UNTOLD.has(flag));
  return (
    <li
      data-row=""
      className={cn(
        "relative grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1.5 border-b border-line px-3 py-2.5 last:border-b-0 sm:items-center sm:px-4 sm:py-2",
        narrow
          ? "sm:grid-cols-[11rem_minmax(0,1.5fr)_minmax(0,1fr)_2rem]"
          : "sm:grid-cols-[11rem_minmax(0,1.5fr)_minmax(0,1fr)_2rem] xl:grid-cols-[15rem_minmax(0,1.6fr)_minmax(0,1fr)_minmax(0,0.9fr)_9.5rem_2rem]",
        selected ? "bg-accent-subtle" : "hover:bg-hover",
      )}
    >
      <WhenCell queue={queue} job={job} at={place?.at ?? null} />
      <span className="flex min-w-0 flex-col max-sm:col-span-2 max-sm:row-start-2">
        <Link
          href={href}
          prefetch={false}
          data-job-link={id}
          aria-current={selected ? "true" : undefined}
          onNavigate={(event) => {
            event.preventDefault();
            onOpen(id);
          }}
          title={title}
          className="block rounded-sm leading-4.5 font-medium after:absolute after:inset-0 hover:text-accent-fg max-sm:line-clamp-2"
        >
          <bdi className="block">
            <MiddleCut text={title} />
          </bdi>
        </Link>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2.5">
          {MIXED.has(queue) ? <StatusBadge status={job.serviceJobStatus} /> : null}
          <span className="id-text text-xs leading-4 text-muted">{job.scopeOfWork?.asin}</span>
          <FlagBadges notes={plainNotes(flags.slice(0, 2))} />
        </span>
      </span>
      <WhoCell job={job} />
      <span
        className={cn(
          "min-w-0 max-sm:col-span-2 max-sm:flex max-sm:gap-x-3 sm:hidden",
          narrow ? null : "xl:block",
        )}
      >
        <Line text={job.buyer?.name} />
        <Line text={job.serviceLocation?.address?.city} muted />
      </span>
      <span className={cn("min-w-0 text-xs", narrow ? "hidden" : "hidden xl:block")}>
        <span className="id-text block truncate text-muted">{job.serviceOrderId ?? id}</span>
        {note ? <span className="block truncate text-action">{t(`note.${note}`)}</span> : null}
      </span>
      <IconButton
        label={isSeen ? t("unseen") : t("seen")}
        shortcut={isSeen ? undefined : "E"}
        size="sm"
        icon={isSeen ? <Undo2 /> : <Check />}
        onClick={() => onSeen(id)}
        className="z-1 max-sm:col-start-2 max-sm:row-start-1 pointer-coarse:size-9"
      />
    </li>
  );
});

/** How pressing it is, and the time of which that is said; what the customer proposed comes first. */
function WhenCell({ queue, job, at }: { queue: QueueName; job: Job; at: string | null }) {
  const t = useTranslations("attention");
  const words = useMomentWords();
  const { now } = useClock();
  const ms = at === null ? null : Date.parse(at);
  const Icon = QUEUE_ICONS[queue];
  const tone = SEVERITY_TEXT[severityOf(queue, ms, now)];
  const moment = ms === null ? t("moment.unknown") : words(queue, ms, now);
  const isWaiting = QUEUES[queue].pressing === "waiting";
  const { lead, below } = useProposals(isWaiting ? job : null, moment);
  const time = currentAppointment(job)?.appointmentTime;
  return (
    <span className="flex min-w-0 gap-2">
      <Icon aria-hidden className={cn("mt-0.5 size-3.5 shrink-0", tone)} />
      <span className="min-w-0">
        <span
          title={lead}
          className={cn("block truncate leading-4.5 font-semibold tabular-nums", tone)}
        >
          {lead}
        </span>
        <span
          title={below ?? undefined}
          className="block truncate text-xs leading-4 text-muted tabular-nums"
        >
          {below ?? (
            <SiteTime at={time?.startTime} minutes={time?.durationInMinutes} zone={job.zone} />
          )}
        </span>
      </span>
    </span>
  );
}

/** The first time that a customer proposed and that can still be met, or why there is none. */
function useProposals(job: Job | null, moment: string): { lead: string; below: string | null } {
  const t = useTranslations("attention");
  const windowWords = useWindowWords();
  const { now } = useClock();
  if (job === null) return { lead: moment, below: null };
  const proposed = job.preferredAppointmentTimes ?? [];
  const coming = proposed.filter((time) => (appointmentStart(time) ?? now) >= now);
  const [first] = coming;
  const lead = windowWords(first, job.zone);
  if (lead === null) {
    return { lead: moment, below: proposed.length > 0 ? t("timesOver") : t("noTimes") };
  }
  const others = coming.length - 1;
  const more = others > 0 ? `${t("moreTimes", { count: others })} · ` : "";
  return { lead, below: `${more}${moment}` };
}

/** Who goes, or that nobody does, and from which store. */
function WhoCell({ job }: { job: Job }) {
  const t = useTranslations("attention");
  const labels = useStoreLabels();
  const listWords = useListWords();
  const visit = currentAppointment(job);
  const people = (visit?.assignedTechnicians ?? []).flatMap(
    ({ name, technicianId }) => name ?? technicianId ?? [],
  );
  const store = job.storeId && (labels.get(job.storeId) ?? job.storeId);
  const isMissing = people.length === 0 && visit?.appointmentStatus === "ACTIVE";
  return (
    <span className="min-w-0 max-sm:col-span-2 max-sm:flex max-sm:gap-x-3">
      {isMissing ? (
        <span className="block truncate leading-4.5 font-medium text-exception">{t("nobody")}</span>
      ) : (
        <Line text={listWords(people)} />
      )}
      <Line text={store} muted />
    </span>
  );
}

function Line({ text, muted = false }: { text: string | undefined; muted?: boolean }) {
  if (!text) return null;
  return (
    <span
      dir="auto"
      title={text}
      className={cn(
        "block truncate text-left",
        muted ? "text-xs leading-4 text-muted" : "leading-4.5",
      )}
    >
      {text}
    </span>
  );
}
