"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId } from "react";
import { useMarketplaceName } from "@/components/shared/words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Textarea } from "@/components/ui/field/input";
import { Select } from "@/components/ui/field/select";
import { Kbd } from "@/components/ui/kbd";
import { IDS_AT_ONCE } from "@/lib/jobs/lookup/ids-at-once";
import type { SortedIds } from "@/lib/jobs/lookup/sort-ids";
import { callsFor } from "@/lib/jobs/lookup/sort-ids";
import type { Marketplace } from "@/lib/jobs/marketplaces";
import type { LookupDraft } from "./lookup-draft";

interface LookupFormProps {
  text: string;
  /** What the text holds. */
  typed: SortedIds;
  marketplaces: readonly Marketplace[];
  marketplace: string | null;
  /** What was found stands below and has the room. */
  isAnswered: boolean;
  onChange: (patch: Partial<LookupDraft>) => void;
  onSubmit: () => void;
}

export function LookupForm(props: LookupFormProps) {
  const { text, typed, marketplaces, marketplace, isAnswered, onChange, onSubmit } = props;
  const t = useTranslations("lookup");
  const tKey = useTranslations("common.key");
  const id = useId();
  const marketplaceName = useMarketplaceName();
  const [standard] = marketplaces;
  const tooMany = typed.ids.length > IDS_AT_ONCE;
  const ready = typed.ids.length + typed.malformed.length > 0 && !tooMany;

  function submitOnKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (ready) onSubmit();
  }

  return (
    <form
      data-chrome=""
      className="rounded-lg border border-line bg-surface p-3 sm:p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit();
      }}
    >
      <label htmlFor={`${id}-ids`} className="text-sm font-medium">
        {t("field")}
      </label>
      <Textarea
        id={`${id}-ids`}
        value={text}
        onChange={(event) => onChange({ text: event.target.value })}
        onKeyDown={submitOnKey}
        placeholder={t("placeholder")}
        aria-describedby={`${id}-count`}
        aria-invalid={tooMany || undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        className={cn(
          "id-text mt-1.5 field-sizing-content",
          isAnswered ? "max-h-20 min-h-20 focus:max-h-40" : "max-h-80 min-h-28",
        )}
      />
      <div id={`${id}-count`} className="mt-1.5">
        <LookupCount typed={typed} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        {standard && marketplaces.length > 1 ? (
          <div className="flex min-w-0 items-center gap-2 text-sm max-sm:basis-full">
            <label htmlFor={`${id}-marketplace`} className="text-muted">
              {t("marketplace")}
            </label>
            <Select
              id={`${id}-marketplace`}
              options={marketplaces.map(({ id: value }) => ({
                value,
                label: marketplaceName(value) ?? value,
              }))}
              value={marketplace ?? standard.id}
              onValueChange={(chosen) =>
                onChange({ marketplace: chosen === standard.id ? null : chosen })
              }
            />
          </div>
        ) : null}
        <Button type="submit" variant="primary" disabled={!ready}>
          {t("submit")}
        </Button>
        {text === "" ? null : (
          <Button variant="ghost" onClick={() => onChange({ text: "", asked: null })}>
            {t("clear")}
          </Button>
        )}
        <span className="ml-auto hidden items-center gap-1 text-xs text-muted sm:pointer-fine:flex">
          <Kbd>{tKey("control")}</Kbd>/<Kbd>⌘</Kbd>
          <Kbd>{tKey("enter")}</Kbd>
        </span>
      </div>
    </form>
  );
}

/** What stands in the field and what it will cost, while it is typed. */
function LookupCount({ typed }: { typed: SortedIds }) {
  const t = useTranslations("lookup.count");
  const { ids, malformed, duplicates } = typed;
  if (ids.length > IDS_AT_ONCE) {
    const over = ids.length - IDS_AT_ONCE;
    return <p className="text-sm text-exception">{t("tooMany", { limit: IDS_AT_ONCE, over })}</p>;
  }
  const { least, most } = callsFor(ids);
  const calls = least === most ? t("calls", { least }) : t("callsBetween", { least, most });
  const words = [
    t("ids", { count: ids.length }),
    ...(malformed.length > 0 ? [t("malformed", { count: malformed.length })] : []),
    ...(duplicates.length > 0 ? [t("twice", { count: duplicates.length })] : []),
    ...(ids.length > 0 ? [calls] : []),
  ];
  return <p className="text-sm text-muted tabular-nums">{words.join(" · ")}</p>;
}
