"use client";
import { useQuery } from "@tanstack/react-query";
import Store from "lucide-react/icons/store";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OptionList } from "@/components/filters/option-list";
import type { UpdateAddress } from "@/components/filters/screen-search";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useWriteCookie } from "@/components/ui/browser-storage";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/field/segmented-control";
import { IconButton } from "@/components/ui/icon-button";
import { lazyCode } from "@/components/ui/lazy-code";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popup/popover";
import { type AttentionSearch, STORES_COOKIE, writeStores } from "@/lib/attention/attention-search";
import { facetsQuery } from "@/lib/search/facets-query";
import { emptySearch } from "@/lib/search/jobs-search";

const YEAR_S = 365 * 24 * 60 * 60;

/** The person's own stores, kept in the browser; `stored` is what the server read of them. */
export function useOwnStores(stored: readonly string[]) {
  const write = useWriteCookie();
  const [own, setOwn] = useState(stored);
  const keep = (stores: readonly string[]) => {
    setOwn(stores);
    const age = stores.length === 0 ? 0 : YEAR_S;
    write(`${STORES_COOKIE}=${writeStores(stores)}; path=/; max-age=${age}; samesite=lax`);
  };
  return { own, keep };
}

export interface StoreScopeProps {
  search: AttentionSearch;
  update: UpdateAddress<AttentionSearch>;
  own: readonly string[];
  onKeep: (stores: readonly string[]) => void;
}

const nothing = lazyCode(async () => OptionList);

/** Whose jobs are looked at: those of the person's own stores, of all, or of the stores of a link. */
export function StoreScope({ search, update, own, onKeep }: StoreScopeProps) {
  const t = useTranslations("attention.scope");
  const [open, setOpen] = useState(false);
  if (search.store.length > 0) {
    return (
      <span className="flex items-center gap-1 text-sm text-muted">
        {t("named", { count: search.store.length })}
        <IconButton
          label={t("clear")}
          icon={<X />}
          size="sm"
          onClick={() => update({ store: [] })}
        />
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {own.length === 0 ? null : (
        <SegmentedControl
          label={t("label")}
          size="sm"
          segments={[
            { value: "mine", label: t("mine", { count: own.length }) },
            { value: "all", label: t("all") },
          ]}
          value={search.scope}
          onValueChange={(scope) => update({ scope })}
        />
      )}
      <Popover open={open} onOpenChange={setOpen} needs={nothing}>
        <PopoverTrigger
          render={
            <Button variant={own.length === 0 ? "secondary" : "ghost"} size="sm">
              <Store aria-hidden />
              {t("choose")}
            </Button>
          }
        />
        <PopoverContent label={t("choose")} className="w-80">
          <StoreChoice own={own} onKeep={onKeep} />
        </PopoverContent>
      </Popover>
    </span>
  );
}

/** Every store that the index knows, with how many jobs it has. */
function StoreChoice({ own, onKeep }: Pick<StoreScopeProps, "own" | "onKeep">) {
  const t = useTranslations("attention.scope");
  const labels = useStoreLabels();
  const anyTime = { kind: "preset", preset: "any" } as const;
  const { data } = useQuery(facetsQuery({ ...emptySearch(), created: anyTime }));
  const stores = data?.facets.store ?? [];
  const values = [...new Set([...stores.map(({ value }) => value), ...own])];
  const options = values
    .map((value) => ({ value, label: labels.get(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <>
      <p className="pb-2 text-xs text-muted">{t("chooseText")}</p>
      {options.length === 0 ? (
        <p className="py-2 text-sm text-muted">{t("none")}</p>
      ) : (
        <OptionList
          label={t("choose")}
          options={options}
          values={own}
          onChange={onKeep}
          counts={new Map(stores.map(({ value, count }) => [value, count]))}
        />
      )}
    </>
  );
}
