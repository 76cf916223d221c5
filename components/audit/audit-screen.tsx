"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { AuditTabs } from "@/components/shared/audit-tabs";
import { problemOf } from "@/components/shared/problem/query-problem";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { Freshness } from "@/components/shared/time/freshness";
import { useNow } from "@/components/shared/time/use-now";
import { useOwnZone, useViewerZone } from "@/components/shared/time/viewer-zone";
import { announce } from "@/components/ui/announcer";
import { auditQuery, emptyAuditSearch } from "@/lib/audit/audit-search";
import { formatDateTime } from "@/lib/time/format";
import { AuditBar } from "./audit-bar";
import { AuditFailure, AuditResults } from "./audit-results";
import { useAuditChips, useAuditSearch } from "./use-audit-search";

/**
 * `/audit`: what the address asks for, the newest first.
 * @param props.renderedAt the server's clock at render, epoch ms
 */
export function AuditScreen({ renderedAt }: { renderedAt: number }) {
  const locale = useLocale();
  const now = useNow(renderedAt);
  const viewerZone = useViewerZone();
  const ownZone = useOwnZone();
  const { search, problems, update, remove } = useAuditSearch(renderedAt);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...auditQuery(search),
    placeholderData: keepPreviousData,
  });
  const page = data ?? null;
  const zone = search.tz ?? ownZone;
  const chips = useAuditChips(search, now);
  const problem = error ? problemOf(error) : null;
  const retry = () => void refetch();
  const clear = () => update(emptyAuditSearch());
  useSayCount(page === null || isPlaceholderData ? null : page.records.length);

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <AuditHeader
        fetchedAt={page?.fetchedAt ?? null}
        zone={zone}
        now={now}
        refreshing={isFetching}
        onRefresh={retry}
      />
      <SearchProblems problems={problems} onRemove={remove} />
      <AuditBar
        search={search}
        update={update}
        viewerZone={viewerZone}
        ownZone={ownZone}
        now={now}
        chips={chips}
        clear={clear}
      />
      {page && problem ? (
        <AuditFailure
          problem={problem}
          asOf={formatDateTime(Date.parse(page.fetchedAt), { locale, zone, now })}
          onRetry={retry}
          retrying={isFetching}
        />
      ) : null}
      <AuditResults
        page={page}
        problem={problem}
        fetching={isFetching}
        outdated={isPlaceholderData}
        onRetry={retry}
        search={search}
        update={update}
        chips={chips}
        clear={clear}
        zone={zone}
        locale={locale}
        now={now}
      />
    </div>
  );
}

/** Says politely how many records came; what stands there at first is not said. */
function useSayCount(count: number | null): void {
  const t = useTranslations("audit");
  const said = useRef(false);
  const sentence = count === null ? null : t("announce", { count });
  // The outside system is the live region.
  useEffect(() => {
    if (sentence === null) return;
    if (said.current) announce(sentence);
    said.current = true;
  }, [sentence]);
}

interface AuditHeaderProps {
  /** ISO instant; null while nothing is there yet. */
  fetchedAt: string | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  refreshing: boolean;
  onRefresh: () => void;
}

/** The title, how old the list is, and what it is. */
function AuditHeader(list: AuditHeaderProps) {
  const t = useTranslations("audit");
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <Freshness {...list} say={(at) => t("asOf", at)} refresh={t("refresh")} />
      </div>
      <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{t("intro")}</p>
      <AuditTabs />
    </div>
  );
}
