"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { problemOf } from "@/components/shared/problem/query-problem";
import { toast } from "@/components/ui/toast/toast";
import type { PersonViews, View, ViewChoices } from "@/lib/views/view";
import { NO_VIEWS_KEPT } from "@/lib/views/view-choice";
import { VIEW_LIMITS } from "@/lib/views/view-limits";
import type { ViewDraft } from "@/lib/views/views-api";
import { viewsApi, viewsQuery } from "@/lib/views/views-api";
import { useViewName } from "./use-view-name";

/** Each resolves with whether it was saved; where not, a message has said why. */
export type ViewChanges = {
  add: (draft: Omit<ViewDraft, "seen">) => Promise<boolean>;
  /** Changes a view that is still as it is seen here. */
  change: (view: View, change: Partial<Omit<ViewDraft, "id" | "seen">>) => Promise<boolean>;
  remove: (view: View) => Promise<boolean>;
  undelete: (view: View) => Promise<boolean>;
  hide: (view: View) => Promise<boolean>;
  /** Shows everything again that was hidden. */
  restore: () => Promise<boolean>;
  reorder: (ids: readonly string[]) => Promise<boolean>;
  setDefault: (id: string | null) => Promise<boolean>;
};

const { queryKey } = viewsQuery;

/** One change after the other, in the order in which they were made. */
let last: Promise<unknown> = Promise.resolve();
let queued = 0;

/** Changes of the views, whose failure is said. */
export function useViewChanges(): ViewChanges {
  const client = useQueryClient();
  const reportFailure = useViewFailure();
  const current = () => client.getQueryData<PersonViews>(queryKey) ?? NO_VIEWS_KEPT;

  async function save(
    work: () => Promise<PersonViews>,
    { view, undo }: { view?: View; undo?: () => void } = {},
  ): Promise<boolean> {
    // What is being read now does not know of the change.
    await client.cancelQueries({ queryKey });
    queued += 1;
    const change = last.then(work);
    last = change.catch(() => undefined);
    const result = await change.then(
      (stored) => ({ stored }),
      (error: Error) => ({ error }),
    );
    queued -= 1;
    if ("error" in result) {
      undo?.();
      await reportFailure(result.error, view);
      return false;
    }
    if (queued === 0) client.setQueryData<PersonViews>(queryKey, result.stored);
    return true;
  }

  /** Seen at once, because it concerns nobody else. */
  function arrange(choices: Partial<ViewChoices>): Promise<boolean> {
    const before = client.getQueryData<PersonViews>(queryKey);
    client.setQueryData<PersonViews>(queryKey, (stored) => stored && { ...stored, ...choices });
    return save(() => viewsApi.arrange(choices), {
      undo: () => client.setQueryData<PersonViews>(queryKey, before),
    });
  }

  return {
    add: (draft) => save(() => viewsApi.save({ ...draft, seen: null })),
    change: (view, change) => {
      const { id, name = "", query, columns, kept } = view;
      const seen = kept?.updatedAt ?? null;
      const shared = kept?.shared ?? false;
      return save(() => viewsApi.save({ id, name, query, columns, shared, seen, ...change }), {
        view,
      });
    },
    remove: (view) => save(() => viewsApi.remove(view.id), { view }),
    undelete: (view) => save(() => viewsApi.bringBack(view.id), { view }),
    hide: ({ id }) => arrange({ hidden: [...new Set([...current().hidden, id])] }),
    restore: () => arrange({ hidden: [] }),
    reorder: (order) => arrange({ order }),
    setDefault: (defaultId) => arrange({ defaultId }),
  };
}

/** Failures that the views as they are now explain. */
const EXPLAINED_BY_VIEWS: ReadonlySet<string> = new Set(["conflict", "not_found"]);

/** Says why a change was not saved, and shows the views as they are now. */
function useViewFailure(): (error: Error, view?: View) => Promise<void> {
  const t = useTranslations("views");
  const client = useQueryClient();
  const viewName = useViewName();

  return async (error, view) => {
    const shown = client.invalidateQueries(viewsQuery);
    if (EXPLAINED_BY_VIEWS.has(problemOf(error).code)) await shown;
    toast({ kind: "error", ...wordsFor(error, view) });
  };

  function wordsFor(error: Error, view?: View): { title: string; text: string } {
    const { code, errors = [] } = problemOf(error);
    const name = view ? viewName(view) : "";
    const reason = errors[0]?.code;
    if (reason === "ownViewsFull") {
      return { title: t("notSaved"), text: t("full.own", { limit: VIEW_LIMITS.own }) };
    }
    if (reason === "teamViewsFull") {
      return { title: t("notSaved"), text: t("full.team", { limit: VIEW_LIMITS.team }) };
    }
    if (code === "conflict") {
      const stored = client.getQueryData<PersonViews>(viewsQuery.queryKey);
      const now = stored?.views.find(({ id }) => id === view?.id);
      const by = now?.kept?.updatedBy ?? "";
      return { title: t("conflict.title", { name, by }), text: t("conflict.text") };
    }
    if (code === "not_found") return { title: t("gone.title", { name }), text: t("gone.text") };
    if (code === "forbidden") return { title: t("notSaved"), text: t("notAllowed") };
    if (code === "unauthenticated") return { title: t("notSaved"), text: t("signedOut") };
    return { title: t("notSaved"), text: t("notSavedText") };
  }
}
