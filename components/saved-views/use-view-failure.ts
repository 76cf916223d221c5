"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { problemOf } from "@/components/shared/problem-of";
import { toast } from "@/components/ui/toast";
import type { KeptBook, View } from "@/lib/views/view";
import { VIEW_LIMITS } from "@/lib/views/view-limits";
import { viewsQuery } from "@/lib/views/views-query";
import { useViewName } from "./use-view-name";

/** What the views look like now is part of the news. */
const NEWS: ReadonlySet<string> = new Set(["conflict", "not_found"]);

/** Says why a change was not kept, and shows the views as they are now. */
export function useViewFailure(): (error: Error, view?: View) => Promise<void> {
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
