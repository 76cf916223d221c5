"use client";

import { useTranslations } from "next-intl";
import type { CommandGroup, PaletteScreen } from "@/components/command-menu/command";
import { shownColumns } from "@/components/data-table/column-layout";
import { exportDialog } from "@/components/export/export-state";
import { freezeSearch } from "@/components/jobs-list/filter-bar/search-patches";
import { copyText } from "@/components/ui/copy/copy-text";
import { toast } from "@/components/ui/toast/toast";
import { serverNow } from "@/lib/http/server-clock";
import { hrefFor, searchToString } from "@/lib/search/search-params";

/** What can be done with the whole list. */
export function useListCommands(screen: PaletteScreen): CommandGroup {
  const t = useTranslations("palette");
  const tLink = useTranslations("filters.jobs.link");
  const { search, zone, total } = screen;

  async function copy(path: string, title: string) {
    const address = new URL(path, window.location.origin).href;
    if (await copyText(address)) toast({ kind: "success", title });
    else toast({ kind: "error", title: tLink("failed"), text: address });
  }

  return {
    id: "list",
    label: t("groups.list"),
    commands: [
      {
        id: "refresh",
        label: t("refresh"),
        key: "R",
        words: t("words.refresh").split(" "),
        run: screen.refresh,
      },
      { id: "clear", label: t("clear"), words: t("words.clear").split(" "), run: screen.clear },
      {
        id: "copy-live",
        label: t("copyLive"),
        words: t("words.share").split(" "),
        run: () => void copy(window.location.href, tLink("liveCopied")),
      },
      {
        id: "copy-frozen",
        label: t("copyFrozen"),
        words: t("words.share").split(" "),
        run: () =>
          void copy(hrefFor(freezeSearch(search, zone, serverNow())), tLink("frozenCopied")),
      },
      {
        id: "export",
        label: t("export"),
        words: t("words.download").split(" "),
        run: () =>
          exportDialog.set({
            query: searchToString({ ...search, job: null }),
            total,
            zone,
            shown: shownColumns(screen.columns.layout),
          }),
      },
    ],
  };
}
