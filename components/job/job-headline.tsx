"use client";

import { useTranslations } from "next-intl";
import { FlagBadges, StatusBadge } from "@/components/shared/job/badges";
import { CopyButton } from "@/components/ui/copy/copy-button";
import type { Job } from "@/lib/jobs/job";
import { plainNotes } from "@/lib/jobs/severity";

/** Under a job's title: its order id, its status and what deserves an eye. */
export function JobHeadline({ job }: { job: Job | undefined }) {
  const t = useTranslations("jobs.cell");
  const { serviceOrderId: order, serviceJobStatus, flags = [] } = job ?? {};
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
      {order ? (
        <CopyButton text={order} label={t("copyOrder", { id: order })} className="id-text text-fg">
          {order}
        </CopyButton>
      ) : null}
      <StatusBadge status={serviceJobStatus} />
      <FlagBadges notes={plainNotes(flags)} />
    </div>
  );
}
