"use client";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { RowSelection } from "@/components/data-table/table";
import type { Job } from "@/lib/jobs/job";
import { NOTHING_CHOSEN, type Selection, withChoice, withRows } from "./selection";

export type SelectionState = {
  selection: Selection;
  /** For the table. */
  rows: RowSelection<Job>;
  clear: () => void;
  chooseEverything: () => void;
};

const NO_JOBS: readonly Job[] = [];

/**
 * The rows that are chosen, which stay so from page to page.
 * @param list names the list; another one begins with nothing chosen
 */
export function useSelection(list: string, jobs: readonly Job[] = NO_JOBS): SelectionState {
  const t = useTranslations("jobs.selection");
  const [known, setKnown] = useState({ list, selection: NOTHING_CHOSEN });
  if (known.list !== list) setKnown({ list, selection: NOTHING_CHOSEN });
  const selection = known.list === list ? known.selection : NOTHING_CHOSEN;
  const set = useCallback(
    (next: (before: Selection) => Selection) =>
      setKnown((before) => ({ ...before, selection: next(before.selection) })),
    [],
  );
  const rows = useMemo((): RowSelection<Job> => {
    const chosen = jobs.filter(({ serviceJobId }) => selection.chosen.has(serviceJobId)).length;
    return {
      has: (id) => selection.everything || selection.chosen.has(id),
      all: selection.everything || (chosen > 0 && chosen === jobs.length),
      some: chosen > 0,
      onChoose: (id, choice) => set((before) => withChoice(before, { id, ...choice }, jobs)),
      onAll: (checked) =>
        set((before) => (before.everything ? NOTHING_CHOSEN : withRows(before, jobs, checked))),
      label: ({ serviceOrderId, serviceJobId }) =>
        t("choose", { id: serviceOrderId ?? serviceJobId }),
      labelOfAll: t("chooseAll"),
    };
  }, [selection, jobs, set, t]);
  return {
    selection,
    rows,
    clear: useCallback(() => set(() => NOTHING_CHOSEN), [set]),
    chooseEverything: useCallback(() => set((before) => ({ ...before, everything: true })), [set]),
  };
}
