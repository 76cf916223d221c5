"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { chunksOf, IDS_A_CALL } from "@/lib/jobs/lookup/calls";
import { ordersOf } from "@/lib/jobs/lookup/merge";
import { emptySearch } from "@/lib/search/jobs-search";
import { hrefFor } from "@/lib/search/search-params";
import { CopyIds } from "./copy-ids";
import { FoundTable, type FoundTableProps } from "./found-table";

/** The jobs that were found, with the way to see them as a list. */
export function FoundSection({ found, marketplace, renderedAt }: FoundTableProps) {
  const t = useTranslations("lookup");
  const id = useId();
  const ids = [...new Set(found.map((one) => one.id))];
  const jobs = new Set(found.map(({ job }) => job.serviceJobId)).size;
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={id} className="text-base font-semibold">
          {t("found.title")}
        </h2>
        <Badge>{ids.length}</Badge>
        {jobs === ids.length ? null : (
          <span className="text-sm text-muted">{t("found.jobs", { jobs })}</span>
        )}
        {ids.length > 0 ? (
          <div className="ml-auto flex flex-wrap items-center gap-2">
            <OpenAsList orders={ordersOf(found)} marketplace={marketplace} />
            <CopyIds ids={ids} label={t("copyAllLabel", { title: t("found.title") })} />
          </div>
        ) : null}
      </div>
      {ids.length === 0 ? (
        <p className="mt-1 text-sm text-muted">{t("found.none")}</p>
      ) : (
        <div className="mt-2 overflow-hidden rounded-lg border border-line bg-surface">
          <FoundTable found={found} marketplace={marketplace} renderedAt={renderedAt} />
        </div>
      )}
    </section>
  );
}

/** Amazon takes 20 orders a question, so more than that need several lists. */
function OpenAsList({ orders, marketplace }: { orders: string[]; marketplace: string | null }) {
  const t = useTranslations("lookup.found");
  const lists = chunksOf(orders, IDS_A_CALL);
  const hrefOf = (order: string[]) => hrefFor({ ...emptySearch(), marketplace, order });
  const [only, ...others] = lists;
  if (only === undefined) return null;
  if (others.length === 0) {
    return (
      <LinkButton size="sm" href={hrefOf(only)} prefetch={false}>
        {t("open")}
      </LinkButton>
    );
  }
  return (
    <>
      <span className="text-sm text-muted">{t("openParts", { limit: IDS_A_CALL })}</span>
      {lists.map((list, index) => {
        const from = index * IDS_A_CALL + 1;
        const span = { from, to: from + list.length - 1 };
        return (
          <LinkButton
            key={from}
            size="sm"
            href={hrefOf(list)}
            prefetch={false}
            aria-label={t("partLabel", span)}
            className="tabular-nums"
          >
            {t("part", span)}
          </LinkButton>
        );
      })}
    </>
  );
}
