"use client";

import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import type { View } from "@/lib/jobs/views/view";
import { viewStore } from "./browser-views";

export type ViewChanges = {
  /** Each says whether it was kept; where not, the person has been told. */
  save: (view: View) => Promise<boolean>;
  remove: (view: View) => Promise<boolean>;
  restore: () => Promise<boolean>;
  reorder: (ids: readonly string[]) => Promise<boolean>;
  setDefault: (id: string | null) => Promise<boolean>;
};

/** Changes of the views, whose failure is said. */
export function useViewChanges(): ViewChanges {
  const t = useTranslations("views");

  async function keep(change: Promise<void>): Promise<boolean> {
    try {
      await change;
      return true;
    } catch {
      toast({ kind: "error", title: t("notKept"), text: t("notKeptText") });
      return false;
    }
  }

  return {
    save: (view) => keep(viewStore.save(view)),
    remove: ({ id }) => keep(viewStore.remove(id)),
    restore: () => keep(viewStore.restore()),
    reorder: (ids) => keep(viewStore.reorder(ids)),
    setDefault: (id) => keep(viewStore.setDefault(id)),
  };
}
