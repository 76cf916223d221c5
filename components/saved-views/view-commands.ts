"use client";
import { useTranslations } from "next-intl";
import type { CommandGroup } from "@/components/shared/command";
import { viewHref } from "@/lib/views/view";
import { useViewName } from "./use-view-name";
import type { ViewsState } from "./use-views";

type ViewCommandTargets = Pick<ViewsState, "saved" | "view" | "changed" | "show">;

/** Every view by its name. */
export function useViewCommands({
  saved,
  view: current,
  changed,
  show,
}: ViewCommandTargets): CommandGroup {
  const t = useTranslations("commandMenu");
  const viewName = useViewName();
  return {
    id: "views",
    label: t("groups.views"),
    commands: [null, ...saved.views].map((view) => ({
      id: `view-${view?.id ?? ""}`,
      label: viewName(view),
      checked: current?.id === view?.id && !changed,
      run: () => {
        if (!show(view)) window.location.assign(viewHref(view?.query ?? ""));
      },
    })),
  };
}
