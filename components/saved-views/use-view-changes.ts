"use client";

import { useQueryClient } from "@tanstack/react-query";
import { serverViewStore as store } from "@/lib/views/server-view-store";
import { EMPTY_BOOK } from "@/lib/views/starting-views";
import type { KeptBook, View, ViewChoices } from "@/lib/views/view";
import type { ViewDraft } from "@/lib/views/view-store";
import { viewsQuery } from "@/lib/views/views-query";
import { useViewFailure } from "./use-view-failure";

/** Each says whether it was kept; where not, the person has been told. */
export type ViewChanges = {
  add: (draft: Omit<ViewDraft, "seen">) => Promise<boolean>;
  /** Changes a view that is still as it is seen here. */
  change: (view: View, change: Partial<Omit<ViewDraft, "id" | "seen">>) => Promise<boolean>;
  remove: (view: View) => Promise<boolean>;
  bringBack: (view: View) => Promise<boolean>;
  hide: (view: View) => Promise<boolean>;
  /** Shows everything again that was hidden. */
  restore: () => Promise<boolean>;
  reorder: (ids: readonly string[]) => Promise<boolean>;
  setDefault: (id: string | null) => Promise<boolean>;
};

const { queryKey } = viewsQuery;

/** One change after the other, in the order in which they were made. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Changes of the views, whose failure is said. */
export function useViewChanges(): ViewChanges {
  const client = useQueryClient();
  const tell = useViewFailure();
  const current = () => client.getQueryData<KeptBook>(queryKey) ?? EMPTY_BOOK;

  async function keep(
    work: () => Promise<KeptBook>,
    { view, undo }: { view?: View; undo?: () => void } = {},
  ): Promise<boolean> {
    // What is being read now does not know of the change.
    await client.cancelQueries({ queryKey });
    waiting += 1;
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    const result = await turn.then(
      (book) => ({ book }),
      (error: Error) => ({ error }),
    );
    waiting -= 1;
    if ("error" in result) {
      undo?.();
      await tell(result.error, view);
      return false;
    }
    if (waiting === 0) client.setQueryData<KeptBook>(queryKey, result.book);
    return true;
  }

  /** Seen at once, because it concerns nobody else. */
  function arrange(choices: Partial<ViewChoices>): Promise<boolean> {
    const before = client.getQueryData<KeptBook>(queryKey);
    client.setQueryData<KeptBook>(queryKey, (book) => book && { ...book, ...choices });
    return keep(() => store.arrange(choices), {
      undo: () => client.setQueryData<KeptBook>(queryKey, before),
    });
  }

  return {
    add: (draft) => keep(() => store.save({ ...draft, seen: null })),
    change: (view, change) => {
      const { id, name = "", query, columns, kept } = view;
      const seen = kept?.updatedAt ?? null;
      const shared = kept?.shared ?? false;
      return keep(() => store.save({ id, name, query, columns, shared, seen, ...change }), {
        view,
      });
    },
    remove: (view) => keep(() => store.remove(view.id), { view }),
    bringBack: (view) => keep(() => store.bringBack(view.id), { view }),
    hide: ({ id }) => arrange({ hidden: [...new Set([...current().hidden, id])] }),
    restore: () => arrange({ hidden: [] }),
    reorder: (order) => arrange({ order }),
    setDefault: (defaultId) => arrange({ defaultId }),
  };
}
