"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popup/popover";
import { useViewName } from "./use-view-name";
import type { ViewsState } from "./use-views";

const viewsPanel = lazyCode(() => import("./views-panel").then((module) => module.ViewsPanel));

/** Which view is shown, whether something was changed about it, and the way to the others. */
export function ViewsControl(state: ViewsState) {
  const t = useTranslations("views");
  const viewName = useViewName();
  const [open, setOpen] = useState(false);
  return (
    <Popover needs={viewsPanel} open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        render={
          <Button size="sm" variant="ghost" data-chrome="" className="min-w-0 max-w-56 shrink">
            <span className="sr-only">{t("label")}</span>
            <span dir="auto" className="truncate text-fg">
              {viewName(state.view)}
            </span>
            {state.changed ? (
              <span title={t("changed")} className="size-1.5 shrink-0 rounded-full bg-accent">
                <span className="sr-only">{t("changed")}</span>
              </span>
            ) : null}
            {state.failed ? (
              <span title={t("failed.mark")} className="shrink-0 text-action">
                <TriangleAlert aria-hidden className="size-4" />
                <span className="sr-only">{t("failed.mark")}</span>
              </span>
            ) : null}
            <ChevronDown aria-hidden className="text-faint" />
          </Button>
        }
      />
      <PopoverContent label={t("title")} className="w-88 p-1.5!">
        <LazyPart code={viewsPanel} props={{ state, onDone: () => setOpen(false) }} />
      </PopoverContent>
    </Popover>
  );
}
