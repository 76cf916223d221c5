"use client";

import { useTranslations } from "next-intl";
import { SiteTime } from "@/components/shared/site-time";
import { useEnumWords } from "@/components/shared/use-enum-words";
import { Badge } from "@/components/ui/badge";
import type { AssociatedItem, Job } from "@/lib/jobs/job";
import { AssetList } from "./asset-list";
import { Facts } from "./facts";
import { SiteSpan } from "./site-span";
import { useFact } from "./use-fact";
import { useIdFact } from "./use-id-fact";

export interface ItemCardProps {
  item: AssociatedItem;
  job: Job;
  zone: string;
}

/** One item: what it is, where it is and what the customer wants it fitted to. */
export function ItemCard({ item, job, zone }: ItemCardProps) {
  const t = useTranslations("jobs.detail.item");
  const words = useEnumWords("item");
  const fact = useFact(job);
  const idFact = useIdFact(job);
  const status = words(item.itemStatus);
  const { estimatedDeliveryDate, itemDeliveryPromise: promise } = item.itemDelivery ?? {};
  return (
    <>
      <div className="mb-1.5 flex items-start justify-between gap-3">
        <p className="text-sm font-medium wrap-anywhere">
          <bdi>{item.title ?? item.asin ?? t("untitled")}</bdi>
        </p>
        {status ? (
          <span title={item.itemStatus}>
            <Badge>{status}</Badge>
          </span>
        ) : null}
      </div>
      <Facts
        facts={[
          idFact("asin", [item.asin]),
          fact("brand", item.brandName),
          fact("quantity", item.quantity),
          idFact("productOrder", [item.orderId]),
          fact(
            "expected",
            estimatedDeliveryDate && <SiteTime at={estimatedDeliveryDate} zone={zone} />,
          ),
          fact(
            "promised",
            (promise?.startTime || promise?.endTime) && (
              <SiteSpan from={promise.startTime} to={promise.endTime} zone={zone} />
            ),
          ),
        ]}
      />
      <AssetList assets={item.linkedAssets ?? []} job={job} />
    </>
  );
}
