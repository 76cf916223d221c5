"use client";

import { useTranslations } from "next-intl";
import type { CommandGroup, PaletteScreen } from "@/components/command-menu/command";
import { viewHref } from "@/lib/views/view";
import { useViewName } from "./use-view-changes";

/** Every view by its name. */
export function useViewCommands({ views }: PaletteScreen): CommandGroup {
  const t = useTranslations("palette");
  const viewName = useViewName();
  return {
    id: "views",
    label: t("groups.views"),
    commands: [null, ...views.book.views].map((view) => ({
      id: `view-${view?.id ?? ""}`,
      label: viewName(view),
      checked: views.view?.id === view?.id && !views.changed,
      run: () => {
        if (!views.show(view)) window.location.assign(viewHref(view?.query ?? ""));
      },
    })),
  };
}
