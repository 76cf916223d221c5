"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo } from "react";
import { useColumnLayout } from "@/components/data-table/use-column-layout";
import { updateDraft, useDraftStored, useLookupDraft } from "@/components/lookup/lookup-draft";
import { LookupForm } from "@/components/lookup/lookup-form";
import { LookupReport } from "@/components/lookup/lookup-report";
import { FailedState } from "@/components/shared/problem/problem-states";
import { problemOf } from "@/components/shared/problem/query-problem";
import { useNow } from "@/components/shared/time/use-now";
import { Banner } from "@/components/ui/banner";
import { lookupListQuery } from "@/lib/jobs/lookup/lookup-list";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { sortIds } from "@/lib/jobs/lookup/sort-ids";
import { LOOKUP_COLUMNS_COOKIE, type ScreenContext } from "@/lib/search/screen-context";
import { LookupAnswer } from "./lookup-answer";
import { lookupLayoutColumns } from "./lookup-table";
import { useAddressParam } from "./use-address-param";

/** `/lookup`: ids in, the same column with its jobs out. `?list=` names ids that somebody shared. */
export function LookupScreen({ context }: { context: ScreenContext }) {
  const { marketplaces } = context;
  const t = useTranslations("lookup");
  const locale = useLocale();
  const client = useQueryClient();
  const now = useNow(context.now);
  const draft = useLookupDraft();
  const stored = useDraftStored();
  const columns = useColumnLayout(
    lookupLayoutColumns,
    LOOKUP_COLUMNS_COOKIE,
    context.lookupColumns,
  );
  const [list, setList] = useAddressParam("list");
  const shared = useQuery({ ...lookupListQuery(list ?? ""), enabled: list !== null });
  // The settings may have changed since: a marketplace that is no longer theirs is the default one.
  const known = useCallback(
    (id: string | null) => (marketplaces.some((one) => one.id === id) ? id : null),
    [marketplaces],
  );
  const { text } = draft;
  const marketplace = known(draft.marketplace);
  const asked = draft.asked && { ...draft.asked, marketplace: known(draft.asked.marketplace) };
  const typed = useMemo(() => sortIds(readIds(text)), [text]);

  const kept = shared.data;
  // The outside system is the tab's draft: who opens a list finds its ids in the field, and looked up.
  useEffect(() => {
    if (kept === undefined) return;
    const ids = { text: kept.ids.join("\n"), marketplace: kept.marketplace };
    updateDraft({ ...ids, asked: ids });
  }, [kept]);

  function lookUp() {
    const same = asked?.text === text && asked.marketplace === marketplace;
    if (same) void client.resetQueries({ queryKey: ["lookup"] });
    else {
      setList(null, "replace");
      updateDraft({ asked: { text, marketplace } });
    }
  }

  const problem = shared.error ? problemOf(shared.error) : null;
  return (
    <div className="mx-auto flex w-full max-w-screen-2xl flex-col gap-5">
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{t("intro")}</p>
      </div>
      {problem?.code === "not_found" ? (
        <Banner kind="warn" title={t("list.gone")}>
          {t("list.goneText")}
        </Banner>
      ) : null}
      {problem && problem.code !== "not_found" ? (
        <FailedState
          problem={problem}
          onRetry={() => void shared.refetch()}
          retrying={shared.isFetching}
        />
      ) : null}
      <LookupForm
        text={text}
        typed={typed}
        marketplaces={marketplaces}
        marketplace={marketplace}
        isAnswered={asked !== null}
        onChange={(patch) => {
          if (patch.asked === null) setList(null, "replace");
          updateDraft(patch);
        }}
        onSubmit={lookUp}
      />
      <p role="status" className="text-sm text-action empty:hidden">
        {stored ? null : t("notStored")}
      </p>
      {asked ? (
        <LookupReport
          asked={asked}
          marketplaces={marketplaces}
          table={(lookup) => (
            <LookupAnswer
              asked={asked}
              lookup={lookup}
              columns={columns}
              onList={(id) => setList(id, "replace")}
              locale={locale}
              now={now}
            />
          )}
        />
      ) : null}
    </div>
  );
}
