"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { type ComponentProps, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popup/popover";
import { useListWords } from "@/components/ui/use-list-words";
import type { FilterProps } from "./filter-props";
import { useFilterSurface } from "./filter-props";

/**
 * A filter in a bar, an entry of a list: a button that opens a popover, and once it is set the way to
 * take it away, from where the focus goes to the button. The popover is of the entry: what stands in its
 * place while it is drawn elsewhere would not be an entry itself.
 */
export function FilterPopover({
  id,
  label,
  summary,
  fallback,
  onClear,
  needs,
  grows = false,
  children,
}: FilterProps) {
  const t = useTranslations("filters");
  const listWords = useListWords();
  const { openId, setOpenId } = useFilterSurface();
  const pill = useRef<HTMLLIElement>(null);
  const set = summary.length > 0;
  const value = listWords(summary);
  return (
    <Popover
      needs={needs}
      open={openId === id}
      onOpenChange={(open) => {
        setOpenId(open ? id : null);
      }}
    >
      <li
        ref={pill}
        data-set={set || undefined}
        className={cn(
          "inline-flex h-7 max-w-full shrink-0 items-stretch rounded-md border text-sm whitespace-nowrap transition-colors duration-100",
          set
            ? "border-accent-line bg-accent-subtle text-fg hover:border-accent-fg"
            : "border-line-strong bg-surface text-muted hover:bg-hover hover:text-fg",
          !(set || fallback) && "border-dashed",
        )}
      >
        <PopoverTrigger
          data-filter={id}
          render={<FilterButton label={label} summary={summary} fallback={fallback} />}
        />
        {set && onClear ? (
          <button
            type="button"
            aria-label={t("removeOne", { label, value })}
            onClick={() => {
              pill.current?.querySelector("button")?.focus({ preventScroll: true });
              onClear();
            }}
            className="grid w-6 shrink-0 place-items-center rounded-r-md text-faint hover:bg-pressed hover:text-fg focus-visible:-outline-offset-2"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        ) : null}
        {/* What marks its place in the document belongs to the entry: a list holds nothing else. */}
        <PopoverContent
          label={label}
          still
          reserve={grows ? "md:min-w-160" : undefined}
          className={grows ? "w-80 md:has-data-custom:w-160" : "w-80"}
        >
          {children}
          {onClear ? (
            <div className="-mx-3 -mb-3 mt-3 flex border-t border-line px-1.5 py-1.5">
              <ClearButton label={label} active={set} onClear={onClear} />
            </div>
          ) : null}
        </PopoverContent>
      </li>
    </Popover>
  );
}

interface ClearButtonProps {
  /** Name of the filter. */
  label: string;
  active: boolean;
  onClear: () => void;
}

/** Stays where it is when there is nothing to clear, so that focus does too. */
export function ClearButton({ label, active, onClear }: ClearButtonProps) {
  const t = useTranslations("filters");
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={t("clearOne", { label })}
      aria-disabled={!active || undefined}
      className="aria-disabled:opacity-50"
      onClick={active ? onClear : undefined}
    >
      {t("clear")}
    </Button>
  );
}

interface FilterButtonProps extends Omit<ComponentProps<"button">, "children"> {
  label: string;
  /** The values in words; empty when the filter is not set. */
  summary: readonly string[];
  /** What applies while the filter is not set. */
  fallback?: string;
}

/** The filter's name and, when it is set, its values. */
function FilterButton({ label, summary, fallback, className, ...props }: FilterButtonProps) {
  const t = useTranslations("filters");
  const set = summary.length > 0;
  const listWords = useListWords();
  const { shown, more } = summarise(summary);
  const values = set ? listWords(shown) : fallback;
  return (
    <button
      {...props}
      type="button"
      title={set ? listWords(summary) : undefined}
      className={cn(
        "inline-flex min-w-0 items-center gap-1.5 rounded-md px-2 select-none focus-visible:-outline-offset-2",
        !set && "data-[popup-open]:bg-hover data-[popup-open]:text-fg",
        className,
      )}
    >
      <span className={values ? "text-muted" : undefined}>
        {values ? t("labelled", { label }) : label}
      </span>
      {values ? (
        <span className={cn("min-w-0 truncate sm:max-w-52", set && "font-medium")}>{values}</span>
      ) : null}
      {more > 0 ? (
        <span className="shrink-0 font-medium tabular-nums">{t("more", { count: more })}</span>
      ) : null}
      {set ? null : <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />}
    </button>
  );
}

interface Summary {
  /** Named in full. */
  shown: readonly string[];
  /** How many more there are. */
  more: number;
}

/**
 * The values of a filter, short enough for a button.
 * @param room characters for all values together; the first one is always named
 */
export function summarise(labels: readonly string[], room = 24): Summary {
  const shown: string[] = [];
  let used = 0;
  for (const label of labels) {
    used += label.length + 2;
    if (shown.length > 0 && used > room) break;
    shown.push(label);
  }
  return { shown, more: labels.length - shown.length };
}
