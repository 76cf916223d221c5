"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { createContext, use } from "react";
import { RowNoteHost } from "@/components/jobs-list/index-state/notice-hosts";
import { TextCell } from "@/components/shared/job/job-cells";
import { useWindowWords } from "@/components/shared/time/site-time";
import { moneyWords, useEnumWords, useMarketplaceName } from "@/components/shared/words";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy/copy-button";
import { useListWords } from "@/components/ui/use-list-words";
import { currentAppointment } from "@/lib/jobs/appointment";
import { itemSummary } from "@/lib/jobs/item-summary";
import type { Job } from "@/lib/jobs/job";

type JobCellContext = {
  /** Address of a job's own page. */
  hrefOf: (job: Job) => string;
  onOpen: (job: Job) => void;
};

export const JobCells = createContext<JobCellContext | null>(null);

function useJobCells(): JobCellContext {
  const context = use(JobCells);
  if (context === null) throw new Error("A job's cell is rendered outside of the jobs table.");
  return context;
}

/** The row's link. A job without an order id goes by its job id. */
export function OrderCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell");
  const { hrefOf, onOpen } = useJobCells();
  const id = job.serviceOrderId ?? job.serviceJobId;
  if (!id) return null;
  return (
    <span className="flex min-w-0 flex-col sm:group-data-[density=compact]/table:flex-row sm:group-data-[density=compact]/table:items-center">
      <span className="-mr-2.5 flex min-w-0 items-center gap-0.5 max-sm:mr-0">
        <Link
          href={hrefOf(job)}
          prefetch={false}
          onNavigate={(event) => {
            event.preventDefault();
            onOpen(job);
          }}
          data-job-link={job.serviceJobId}
          title={id}
          className="id-text inline-block truncate rounded-sm py-0.5 font-medium text-fg hover:text-accent-fg hover:underline max-sm:py-1"
        >
          {id}
        </Link>
        <CopyButton
          text={id}
          label={t(job.serviceOrderId ? "copyOrder" : "copyJob", { id })}
          className="size-6! opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100 [&_svg]:size-3.5! print:hidden"
        />
      </span>
      <RowNoteHost id={job.serviceJobId} />
    </span>
  );
}

export function ItemsCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell.items");
  const summary = itemSummary(job.associatedItems);
  if (summary === null) return null;
  const { state, count, delivered } = summary;
  return (
    <span
      className={cn(
        "line-clamp-2 leading-4.5 tabular-nums group-data-[density=compact]/table:leading-4",
        state === "cancelled" && "text-muted",
      )}
    >
      {t(state, { count, delivered })}
    </span>
  );
}

/** The first of those who go, and how many go along. */
export function TechniciansCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell");
  const listWords = useListWords();
  const names = (currentAppointment(job)?.assignedTechnicians ?? []).flatMap(
    ({ name, technicianId }) => name ?? technicianId ?? [],
  );
  const [first, ...others] = names;
  if (first === undefined) return null;
  return (
    <span className="flex min-w-0 gap-1.5" title={listWords(names)}>
      <span dir="auto" className="truncate text-left">
        {first}
      </span>
      {others.length > 0 ? (
        <span className="shrink-0 text-muted">
          <span aria-hidden>{t("more", { count: others.length })}</span>
          <span className="sr-only">{listWords(others)}</span>
        </span>
      ) : null}
    </span>
  );
}

export function SkillsCell({ job }: { job: Job }) {
  const listWords = useListWords();
  return <TextCell text={listWords(job.scopeOfWork?.requiredSkills ?? [])} />;
}

export function ProofCell({ job }: { job: Job }) {
  const words = useEnumWords("proof");
  const listWords = useListWords();
  const kinds = (job.appointments ?? []).flatMap(({ poa }) => words(poa?.poaType) ?? []);
  return <TextCell text={listWords([...new Set(kinds)])} />;
}

export function PreferredTimesCell({ job }: { job: Job }) {
  const words = useWindowWords();
  const zone = job.zone;
  const windows = (job.preferredAppointmentTimes ?? []).flatMap((time) => words(time, zone) ?? []);
  return <TextCell text={windows.join(" · ")} />;
}

export function PaymentsCell({ job }: { job: Job }) {
  const locale = useLocale();
  const listWords = useListWords();
  const amounts = (job.payments ?? []).flatMap(({ amount }) => moneyWords(amount, locale) ?? []);
  return <TextCell text={listWords(amounts)} />;
}

export function MarketplaceCell({ job }: { job: Job }) {
  const marketplaceName = useMarketplaceName();
  return <TextCell text={marketplaceName(job.marketplaceId)} />;
}
