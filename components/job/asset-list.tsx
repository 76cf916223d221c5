"use client";

import { useTranslations } from "next-intl";
import type { Job, LinkedAsset } from "@/lib/jobs/job";
import { Facts } from "./facts";
import { useFact } from "./use-fact";

const ATTRIBUTES = "associatedItems.linkedAssets.additionalAttributes";

/** What the customer owns and the work is done on, such as the car that gets the tyres. */
export function AssetList({ assets, job }: { assets: readonly LinkedAsset[]; job: Job }) {
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
