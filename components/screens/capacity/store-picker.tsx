"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useStoreLabels } from "@/components/shared/store-labels";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { Select } from "@/components/ui/field/select";
import { facetsQuery } from "@/lib/search/facets-query";
import { emptySearch } from "@/lib/search/jobs-search";

/** While the index is being filled nobody knows the stores yet, in ms. */
const ASK_AGAIN_MS = 5_000;

type Stores = {
  known: readonly { id: string; name: string }[];
  nameOf: (id: string) => string;
};

/** The stores that the index has seen and those that the settings name, by name. */
export function useStores(marketplace: string | null, hasIndex: boolean): Stores {
  const labels = useStoreLabels();
  const created = { kind: "preset", preset: "any" } as const;
  const { data } = useQuery({
    ...facetsQuery({ ...emptySearch(), created, marketplace }),
    enabled: hasIndex,
    refetchInterval: ({ state }) => (state.status === "error" ? ASK_AGAIN_MS : false),
  });
  const seen = data?.facets.store ?? [];
  const names = new Map([
    ...labels,
    ...seen.map(({ value, label }) => [value, label ?? labels.get(value) ?? value] as const),
  ]);
  const nameOf = (id: string) => names.get(id) ?? id;
  const known = [...names].map(([id, name]) => ({ id, name }));
  return { known: known.sort((a, b) => a.name.localeCompare(b.name)), nameOf };
}

interface StorePickerProps {
  store: string | null;
  stores: Stores;
  onStore: (store: string) => void;
}

/** Chooses a store; the id of one that nobody has seen is typed. */
export function StorePicker({ store, stores, onStore }: StorePickerProps) {
  const t = useTranslations("capacity.store");
  const id = useId();
  const [typed, setTyped] = useState(store ?? "");
  if (stores.known.length === 0) {
    return (
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== "") onStore(typed.trim());
        }}
      >
        <label htmlFor={id} className="text-sm text-muted">
          {t("typed")}
        </label>
        <Input
          id={id}
          wrapperClassName="w-64"
          maxLength={100}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit">{t("open")}</Button>
      </form>
    );
  }
  const isOther = store !== null && stores.known.every((one) => one.id !== store);
  return (
    <Select
      aria-label={t("label")}
      className="w-80"
      value={store ?? ""}
      onValueChange={(value) => {
        if (value !== "") onStore(value);
      }}
      options={[
        ...(store === null ? [{ value: "", label: t("choose") }] : []),
        ...(isOther ? [{ value: store, label: store }] : []),
        ...stores.known.map((one) => ({ value: one.id, label: one.name })),
      ]}
    />
  );
}
