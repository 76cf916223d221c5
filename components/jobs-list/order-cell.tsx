"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { Job } from "@/lib/jobs/job";
import { useJobCells } from "./cell-context";

/** The row's link. A job without an order id goes by its job id. */
export function OrderCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell");
  const { hrefOf, onOpen } = useJobCells();
  const id = job.serviceOrderId ?? job.serviceJobId;
  if (!id) return null;
  return (
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
  );
}
