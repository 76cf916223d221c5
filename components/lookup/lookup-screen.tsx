"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { sortIds } from "@/lib/jobs/lookup/sort-ids";
import type { Marketplace } from "@/lib/jobs/marketplaces";
import { updateDraft, useDraftStored, useLookupDraft } from "./lookup-draft";
import { LookupForm } from "./lookup-form";
import { LookupReport } from "./lookup-report";

export interface LookupScreenProps {
  /** Those this seller may see; the first is the default. */
  marketplaces: readonly Marketplace[];
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** `/lookup`: ids in, a report of what they are out. */
export function LookupScreen({ marketplaces, renderedAt }: LookupScreenProps) {
  const t = useTranslations("lookup");
  const client = useQueryClient();
  const draft = useLookupDraft();
  const stored = useDraftStored();
  // The settings may have changed since: a marketplace that is no longer theirs is the default one.
  const known = (id: string | null) => (marketplaces.some((one) => one.id === id) ? id : null);
  const { text } = draft;
  const marketplace = known(draft.marketplace);
  const asked = draft.asked && { ...draft.asked, marketplace: known(draft.asked.marketplace) };
  const typed = useMemo(() => sortIds(readIds(text)), [text]);

  function lookUp() {
    const same = asked?.text === text && asked.marketplace === marketplace;
    if (same) void client.resetQueries({ queryKey: ["lookup"] });
    else updateDraft({ asked: { text, marketplace } });
  }

  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col gap-5">
      <div>
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{t("intro")}</p>
      </div>
      <LookupForm
        text={text}
        typed={typed}
        marketplaces={marketplaces}
        marketplace={marketplace}
        onChange={updateDraft}
        onSubmit={lookUp}
      />
      <p role="status" className="text-sm text-action empty:hidden">
        {stored ? null : t("notStored")}
      </p>
      {asked ? (
        <LookupReport asked={asked} marketplaces={marketplaces} renderedAt={renderedAt} />
      ) : null}
    </div>
  );
}
