"use client";
import Store from "lucide-react/icons/store";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { TechnicianNames } from "@/components/capacity/technician-names";
import { useScreenSearch } from "@/components/filters/screen-search";
import { useMay } from "@/components/shared/permissions";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { useNow } from "@/components/shared/time/use-now";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Dialog } from "@/components/ui/popup/dialog";
import { capacityAddress } from "@/lib/schedule/capacity-search";
import type { ScreenContext } from "@/lib/search/screen-context";
import { StorePicker, useStores } from "./store-picker";
import { StoreWeek } from "./store-week";

/** `/schedule/capacity`: what a store is given, what is left of it, and what blocks it. */
export function CapacityScreen({ context }: { context: ScreenContext }) {
  const t = useTranslations("capacity");
  const now = useNow(context.now);
  const { marketplaces } = context;
  const known = useMemo(
    () => ({ marketplaces: marketplaces.map(({ id }) => id), now: context.now }),
    [marketplaces, context.now],
  );
  const { search, problems, update, remove } = useScreenSearch(capacityAddress, known);
  const stores = useStores(search.marketplace, context.index);
  const [store = null] = search.store;
  const name = store === null ? "" : stores.nameOf(store);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold tracking-tight">
          {t("title")}
          {store === null ? null : (
            <span className="font-normal text-muted max-sm:hidden">
              {" · "}
              <bdi>{name}</bdi>
            </span>
          )}
        </h1>
        <LinkButton variant="ghost" size="sm" href="/schedule">
          {t("toSchedule")}
        </LinkButton>
        <NamesButton />
      </div>
      <SearchProblems problems={problems} onRemove={remove} />
      <StorePicker {...{ store, stores }} onStore={(next) => update({ store: [next], asin: [] })} />
      {store === null ? (
        <EmptyState icon={<Store />} title={t("store.none")} text={t("store.noneText")} />
      ) : (
        <StoreWeek
          key={`${store} ${search.marketplace}`}
          {...{ store, name, now, update, search }}
          stores={stores.known}
          first={search.marketplace ?? marketplaces[0]?.id ?? null}
        />
      )}
    </div>
  );
}

/** Names of technicians, for whoever may give them. */
function NamesButton() {
  const t = useTranslations("capacity.technicians");
  const mayName = useMay("technicians.name");
  const [open, setOpen] = useState(false);
  if (!mayName) return null;
  return (
    <>
      <Button variant="ghost" size="sm" className="ml-auto" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <TechnicianNames onSaved={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
