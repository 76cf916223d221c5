"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { problemOf } from "@/components/shared/problem";
import { toast } from "@/components/ui/toast/toast";
import type { KeptBook, View, ViewChoices } from "@/lib/views/view";
import { EMPTY_BOOK, isStartingView } from "@/lib/views/view-choice";
import { VIEW_LIMITS } from "@/lib/views/view-limits";
import type { ViewDraft } from "@/lib/views/view-store";
import { serverViewStore as store, viewsQuery } from "@/lib/views/view-store";

/** What the views look like now is part of the news. */
const NEWS: ReadonlySet<string> = new Set(["conflict", "not_found"]);

/** Says why a change was not kept, and shows the views as they are now. */
function useViewFailure(): (error: Error, view?: View) => Promise<void> {
  const t = useTranslations("views");
  const client = useQueryClient();
  const viewName = useViewName();

  return async (error, view) => {
    const shown = client.invalidateQueries(viewsQuery);
    if (NEWS.has(problemOf(error).code)) await shown;
    toast({ kind: "error", ...wordsFor(error, view) });
  };

  function wordsFor(error: Error, view?: View): { title: string; text: string } {
    const { code, errors = [] } = problemOf(error);
    const name = view ? viewName(view) : "";
    const reason = errors[0]?.code;
    if (reason === "ownViewsFull") {
      return { title: t("notKept"), text: t("full.own", { limit: VIEW_LIMITS.own }) };
    }
    if (reason === "teamViewsFull") {
      return { title: t("notKept"), text: t("full.team", { limit: VIEW_LIMITS.team }) };
    }
    if (code === "conflict") {
      const book = client.getQueryData<KeptBook>(viewsQuery.queryKey);
      const now = book?.views.find(({ id }) => id === view?.id);
      const by = now?.kept?.updatedBy ?? "";
      return { title: t("conflict.title", { name, by }), text: t("conflict.text") };
    }
    if (code === "not_found") return { title: t("gone.title", { name }), text: t("gone.text") };
    if (code === "forbidden") return { title: t("notKept"), text: t("notAllowed") };
    if (code === "unauthenticated") return { title: t("notKept"), text: t("signedOut") };
    return { title: t("notKept"), text: t("notKeptText") };
  }
}

/** Each says whether it was kept; where not, the person has been told. */
export type ViewChanges = {
  add: (draft: Omit<ViewDraft, "seen">) => Promise<boolean>;
  /** Changes a view that is still as it is seen here. */
  change: (view: View, change: Partial<Omit<ViewDraft, "id" | "seen">>) => Promise<boolean>;
  remove: (view: View) => Promise<boolean>;
  bringBack: (view: View) => Promise<boolean>;
  hide: (view: View) => Promise<boolean>;
  /** Shows everything again that was hidden. */
  restore: () => Promise<boolean>;
  reorder: (ids: readonly string[]) => Promise<boolean>;
  setDefault: (id: string | null) => Promise<boolean>;
};

const { queryKey } = viewsQuery;

/** One change after the other, in the order in which they were made. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Changes of the views, whose failure is said. */
export function useViewChanges(): ViewChanges {
  const client = useQueryClient();
  const tell = useViewFailure();
  const current = () => client.getQueryData<KeptBook>(queryKey) ?? EMPTY_BOOK;

  async function keep(
    work: () => Promise<KeptBook>,
    { view, undo }: { view?: View; undo?: () => void } = {},
  ): Promise<boolean> {
    // What is being read now does not know of the change.
    await client.cancelQueries({ queryKey });
    waiting += 1;
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    const result = await turn.then(
      (book) => ({ book }),
      (error: Error) => ({ error }),
    );
    waiting -= 1;
    if ("error" in result) {
      undo?.();
      await tell(result.error, view);
      return false;
    }
    if (waiting === 0) client.setQueryData<KeptBook>(queryKey, result.book);
    return true;
  }

  /** Seen at once, because it concerns nobody else. */
  function arrange(choices: Partial<ViewChoices>): Promise<boolean> {
    const before = client.getQueryData<KeptBook>(queryKey);
    client.setQueryData<KeptBook>(queryKey, (book) => book && { ...book, ...choices });
    return keep(() => store.arrange(choices), {
      undo: () => client.setQueryData<KeptBook>(queryKey, before),
    });
  }

  return {
    add: (draft) => keep(() => store.save({ ...draft, seen: null })),
    change: (view, change) => {
      const { id, name = "", query, columns, kept } = view;
      const seen = kept?.updatedAt ?? null;
      const shared = kept?.shared ?? false;
      return keep(() => store.save({ id, name, query, columns, shared, seen, ...change }), {
        view,
      });
    },
    remove: (view) => keep(() => store.remove(view.id), { view }),
    bringBack: (view) => keep(() => store.bringBack(view.id), { view }),
    hide: ({ id }) => arrange({ hidden: [...new Set([...current().hidden, id])] }),
    restore: () => arrange({ hidden: [] }),
    reorder: (order) => arrange({ order }),
    setDefault: (defaultId) => arrange({ defaultId }),
  };
}

/** What a view is called; null is all jobs. */
export function useViewName(): (view: View | null) => string {
  const t = useTranslations("views");
  return useCallback(
    (view) => {
      if (view === null) return t("allJobs");
      return isStartingView(view.id) ? t(`starting.${view.id}`) : (view.name ?? "");
    },
    [t],
  );
}
