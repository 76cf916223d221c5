"use client";
import { Collapsible } from "@base-ui/react/collapsible";
import ChevronDown from "lucide-react/icons/chevron-down";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useListWords } from "@/components/ui/use-list-words";
import { ClearButton, summarise } from "./filter-popover";
import type { FilterProps } from "./filter-props";
import { useFilterSurface } from "./filter-props";

/** A filter in a sheet: a section that unfolds. */
export function FilterSection({
  id,
  label,
  summary,
  fallback,
  onClear,
  needs,
  children,
}: FilterProps) {
  const t = useTranslations("filters");
  const { openId, setOpenId } = useFilterSurface();
  const listWords = useListWords();
  const { shown, more } = summarise(summary, 28);

  // The outside system is the network.
  useEffect(() => needs?.load(), [needs]);

  return (
    <Collapsible.Root
      open={openId === id}
      onOpenChange={(open) => {
        setOpenId(open ? id : null);
      }}
      className="-mx-4 border-t border-line first:border-t-0"
    >
      <h3>
        <Collapsible.Trigger
          data-filter={id}
          className="group flex min-h-12 w-full items-center gap-3 px-4 text-left text-base focus-visible:-outline-offset-2"
        >
          <span className="shrink-0 font-medium">{label}</span>
          <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">
            {summary.length > 0 ? listWords(shown) : fallback}
            {more > 0 ? ` ${t("more", { count: more })}` : null}
          </span>
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-faint group-data-panel-open:rotate-180"
          />
        </Collapsible.Trigger>
      </h3>
      <Collapsible.Panel className="px-4 pb-4">
        {children}
        {onClear ? (
          <div className="mt-2 -ml-2.5">
            <ClearButton label={label} active={summary.length > 0} onClear={onClear} />
          </div>
        ) : null}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
