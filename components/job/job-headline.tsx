"use client";

import ExternalLink from "lucide-react/icons/external-link";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/shared/job/badges";
import { iconButtonStyle } from "@/components/ui/button-style";
import { CopyButton } from "@/components/ui/copy/copy-button";
import type { Job } from "@/lib/jobs/job";
import { sellerCentralOrder } from "@/lib/jobs/marketplaces";

/** Under a job's title: its order id, the way to it in Seller Central, and its status. */
export function JobHeadline({ job }: { job: Job | undefined }) {
  const t = useTranslations("jobs.cell");
  const answer = useTranslations("jobAnswer");
  const { serviceOrderId: order, serviceJobStatus, marketplaceId } = job ?? {};
  const inSellerCentral = sellerCentralOrder(marketplaceId, order);
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
      {order ? (
        <CopyButton text={order} label={t("copyOrder", { id: order })} className="id-text text-fg">
          {order}
        </CopyButton>
      ) : null}
      {inSellerCentral ? (
        <a
          href={inSellerCentral}
          target="_blank"
          rel="noopener noreferrer"
          title={answer("sellerCentral")}
          data-chrome=""
          className={iconButtonStyle("ghost", "sm", "-ml-2")}
        >
          <ExternalLink aria-hidden />
          <span className="sr-only">{answer("sellerCentral")}</span>
        </a>
      ) : null}
      <StatusBadge status={serviceJobStatus} />
    </div>
  );
}
