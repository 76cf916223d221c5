"use client";
import { useTranslations } from "next-intl";
import { SiteTime } from "@/components/shared/time/site-time";
import { useEnumWords } from "@/components/shared/words";
import { Badge } from "@/components/ui/badge";
import type { AssociatedItem, Job, LinkedAsset } from "@/lib/jobs/job";
import { parseInstant } from "@/lib/time/instant";
import { DetailSection, Facts, type HeadingLevel, useFact, useIdFact } from "./facts";

interface ItemsSectionProps {
  job: Job;
  level: HeadingLevel;
  zone: string;
}

export function ItemsSection({ job, level, zone }: ItemsSectionProps) {
  const t = useTranslations("jobs.detail.sections");
  const items = job.associatedItems ?? [];
  if (items.length === 0) return null;
  return (
    <DetailSection title={t("items")} level={level}>
      <ul className="space-y-3">
        {items.map((item, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two items may be the same in every field.
            key={index}
            className="rounded-md border border-line p-3"
          >
            <ItemCard item={item} job={job} zone={zone} />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}

interface ItemCardProps {
  item: AssociatedItem;
  job: Job;
  zone: string;
}

/** One item: what it is, where it is and what the customer wants it fitted to. */
function ItemCard({ item, job, zone }: ItemCardProps) {
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

const ATTRIBUTES = "associatedItems.linkedAssets.additionalAttributes";

/** What the customer owns and the work is done on, such as the car that gets the tyres. */
function AssetList({ assets, job }: { assets: readonly LinkedAsset[]; job: Job }) {
  const t = useTranslations("jobs.detail.item");
  const fact = useFact(job);
  if (assets.length === 0) return null;
  return (
    <div className="mt-2 border-t border-line pt-2">
      <p className="mb-1 text-xs font-medium text-muted">{t("assets")}</p>
      <ul className="space-y-2">
        {assets.map((asset, index) => {
          const attributes = Object.entries(asset.additionalAttributes ?? {});
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an asset has no id of its own.
            <li key={index}>
              <Facts
                facts={[
                  fact("asset", asset.assetName),
                  fact("assetType", asset.assetType),
                  ...(attributes.length > 0
                    ? attributes.map(([name, value]) => ({
                        id: `attribute ${name}`,
                        label: name,
                        value,
                      }))
                    : [fact("attributes", null, ATTRIBUTES)]),
                ]}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface SiteSpanProps {
  /** ISO 8601 as Amazon wrote it; either end may be missing. */
  from: string | undefined;
  to: string | undefined;
  /** Zone of the job site. */
  zone: string;
}

/** From one time to another: as one where both can be read, for then a common day is written once. */
function SiteSpan({ from, to, zone }: SiteSpanProps) {
  const [start, end] = [parseInstant(from ?? ""), parseInstant(to ?? "")];
  if (start !== null && end !== null && end > start) {
    return <SiteTime at={from} minutes={(end - start) / 60_000} zone={zone} />;
  }
  return (
    <>
      <SiteTime at={from} zone={zone} />
      {from && to ? " – " : null}
      <SiteTime at={to} zone={zone} />
    </>
  );
}
