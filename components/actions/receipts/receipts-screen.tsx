"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import ReceiptText from "lucide-react/icons/receipt-text";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useAddress } from "@/components/filters/address";
import { AuditTabs } from "@/components/shared/audit-tabs";
import { ListFailure } from "@/components/shared/problem/problem-states";
import { problemOf } from "@/components/shared/problem/query-problem";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { Freshness } from "@/components/shared/time/freshness";
import { ClockProvider } from "@/components/shared/time/site-time";
import { useNow } from "@/components/shared/time/use-now";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { useSayResult } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/field/select";
import { Skeleton } from "@/components/ui/skeleton";
import { RESOURCE_ACTIONS } from "@/lib/actions/capacity";
import { ACTION_STATES, JOB_ACTIONS } from "@/lib/actions/job-action";
import { receiptsQuery } from "@/lib/actions/receipts-query";
import {
  changeReceiptsAddress,
  RECEIPT_SUBJECTS,
  type ReceiptSubject,
  type ReceiptsSearch,
  readReceipts,
} from "@/lib/actions/receipts-search";
import { withoutParameter } from "@/lib/url/vocabulary";
import { ReceiptList } from "./receipt-list";

/**
 * `/audit/actions`: what everybody had Amazon do, the newest first.
 * @param props.renderedAt the server's clock at render, epoch ms
 */
export function ReceiptsScreen({ renderedAt }: { renderedAt: number }) {
  const t = useTranslations("actions.receipts");
  const locale = useLocale();
  const now = useNow(renderedAt);
  const zone = useOwnZone();
  const { query: address, change } = useAddress();
  const { search, problems } = useMemo(() => readReceipts(new URLSearchParams(address)), [address]);
  const update = (patch: Partial<ReceiptsSearch>) =>
    change((params) => changeReceiptsAddress(params, patch), "push");
  const query = useQuery({ ...receiptsQuery(search), placeholderData: keepPreviousData });
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  const retry = () => void refetch();
  const settled = data !== undefined && !isPlaceholderData;
  useSayResult(settled ? t("announce", { count: data.actions.length }) : null);

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <div>
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
          <Freshness
            fetchedAt={data?.fetchedAt ?? null}
            {...{ zone, now }}
            refreshing={isFetching}
            onRefresh={retry}
            say={(at) => t("asOf", at)}
            refresh={t("refresh")}
          />
        </div>
        <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{t("intro")}</p>
        <AuditTabs />
      </div>
      <SearchProblems
        problems={problems}
        onRemove={(parameter) => change((params) => withoutParameter(params, parameter), "push")}
      />
      <ReceiptsBar search={search} update={update} />
      {error ? (
        <ListFailure
          problem={problemOf(error)}
          title={t("failed")}
          text={t("failedText")}
          retry={t("retry")}
          onRetry={retry}
          retrying={isFetching}
          stale={data === undefined ? null : t("stale")}
        />
      ) : null}
      {data || !error ? (
        <div className="rounded-lg border border-line bg-surface px-4 py-1" aria-busy={isFetching}>
          {data === undefined ? <Placeholders /> : null}
          {data?.actions.length === 0 ? (
            <EmptyState icon={<ReceiptText />} title={t("empty")} text={t("emptyText")} />
          ) : null}
          <ClockProvider locale={locale} now={now}>
            <ReceiptList receipts={data?.actions ?? []} withSubject />
          </ClockProvider>
        </div>
      ) : null}
      <div className="flex justify-end gap-1.5">
        {search.before === null ? null : (
          <Button size="sm" onClick={() => update({ before: null })}>
            {t("newest")}
          </Button>
        )}
        {settled && data.older ? (
          <Button size="sm" onClick={() => update({ before: data.older ?? null })}>
            {t("older")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface ReceiptsBarProps {
  search: ReceiptsSearch;
  update: (patch: Partial<ReceiptsSearch>) => void;
}

function actionsOf(about: ReceiptSubject | ""): readonly ReceiptsSearch["action"][number][] {
  if (about === "job") return JOB_ACTIONS;
  return about === "store" ? RESOURCE_ACTIONS : [...JOB_ACTIONS, ...RESOURCE_ACTIONS];
}

function ReceiptsBar({ search, update }: ReceiptsBarProps) {
  const t = useTranslations("actions.receipts");
  const [about, action] = [search.about[0] ?? "", search.action[0] ?? ""] as const;
  return (
    <section aria-label={t("filters")} data-chrome="" className="flex flex-wrap gap-2">
      <Select
        aria-label={t("aboutLabel")}
        value={about}
        options={[
          { value: "", label: t("allAbout") },
          ...RECEIPT_SUBJECTS.map((value) => ({ value, label: t(`about.${value}`) })),
        ]}
        onValueChange={(value) => {
          const next = value === "" ? [] : [value];
          // What is done with the others is no choice any more.
          const keeps = action === "" || actionsOf(value).includes(action);
          update({ about: next, ...(!keeps && { action: [] }) });
        }}
      />
      <Select
        aria-label={t("stateLabel")}
        value={search.state[0] ?? ""}
        options={[
          { value: "", label: t("allStates") },
          ...ACTION_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
        onValueChange={(value) => update({ state: value === "" ? [] : [value] })}
      />
      <Select
        aria-label={t("actionLabel")}
        value={action}
        options={[
          { value: "", label: t("allActions") },
          ...actionsOf(about).map((value) => ({ value, label: t(`what.${value}`) })),
        ]}
        onValueChange={(value) => update({ action: value === "" ? [] : [value] })}
      />
    </section>
  );
}

function Placeholders() {
  return (
    <div className="space-y-4 py-3">
      {["first", "second", "third"].map((row) => (
        <div key={row} className="space-y-2">
          <Skeleton className="w-1/4" />
          <Skeleton className="w-1/3" />
        </div>
      ))}
    </div>
  );
}
