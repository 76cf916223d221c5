"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useMarketplaceName } from "@/components/shared/use-marketplace-name";
import { usePlace } from "@/components/shared/use-scroll-restoration";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Spinner } from "@/components/ui/spinner";
import { isShortened } from "@/lib/jobs/lookup/kinds";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { sortIds } from "@/lib/jobs/lookup/sort-ids";
import type { Marketplace } from "@/lib/jobs/marketplaces";
import { FoundSection } from "./found-section";
import { IdsSection } from "./ids-section";
import { LookupAnnouncer } from "./lookup-announcer";
import { LookupFailures } from "./lookup-failures";
import { useLookup } from "./use-lookup";

export interface LookupReportProps {
  asked: { text: string; marketplace: string | null };
  marketplaces: readonly Marketplace[];
  /** Epoch ms. */
  renderedAt: number;
}

/** What became of every id that was asked: none is left unsaid. */
export function LookupReport({ asked, marketplaces, renderedAt }: LookupReportProps) {
  const t = useTranslations("lookup");
  const marketplaceName = useMarketplaceName();
  const { ids, malformed, duplicates } = useMemo(() => sortIds(readIds(asked.text)), [asked.text]);
  const lookup = useLookup(ids, asked.marketplace);
  const { found, missing, failed, running, progress } = lookup;
  const answered = found.length + missing.length + failed.length > 0;
  usePlace({ list: "lookup", ready: answered, settled: true });
  const place = asked.marketplace ?? marketplaces[0]?.id;
  return (
    <div aria-busy={running} className="relative flex flex-col gap-5 pt-1">
      <ProgressBar active={running} value={progress} label={t("running", { count: ids.length })} />
      <LookupAnnouncer lookup={lookup} />
      {running && !answered ? (
        <p className="flex items-center gap-2 text-sm text-muted">
          <Spinner />
          {t("running", { count: ids.length })}
        </p>
      ) : null}
      <LookupFailures failed={failed} onRetry={lookup.retry} retrying={running} />
      {found.length > 0 || (!running && missing.length > 0 && failed.length === 0) ? (
        <FoundSection found={found} marketplace={asked.marketplace} renderedAt={renderedAt} />
      ) : null}
      <IdsSection
        title={t("missing.title")}
        text={t("missing.text", { marketplace: marketplaceName(place) ?? "" })}
        ids={missing}
      />
      <IdsSection
        title={t("malformed.title")}
        text={t("malformed.text")}
        ids={malformed.filter((id) => !isShortened(id))}
      />
      <IdsSection
        title={t("shortened.title")}
        text={t("shortened.text")}
        ids={malformed.filter(isShortened)}
      />
      <IdsSection title={t("duplicates.title")} text={t("duplicates.text")} ids={duplicates} />
    </div>
  );
}
