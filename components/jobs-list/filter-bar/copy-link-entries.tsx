"use client";

import { useTranslations } from "next-intl";
import { copyText } from "@/components/ui/copy/copy-text";
import { MenuItem } from "@/components/ui/popup/menu-items";
import { toast } from "@/components/ui/toast/toast";
import { serverNow } from "@/lib/http/server-clock";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { hrefFor } from "@/lib/search/jobs-search";
import { freezeSearch } from "@/lib/search/past-list";

export interface CopyLinkProps {
  /** The search without a job. */
  search: JobsSearch;
  zone: string;
}

/** The address of this list, whose dates keep moving or stand still. */
export function CopyLinkEntries({ search, zone }: CopyLinkProps) {
  const t = useTranslations("filters.jobs.link");

  async function copy(address: string, title: string) {
    if (await copyText(address)) toast({ kind: "success", title });
    else toast({ kind: "error", title: t("failed"), text: address });
  }

  function frozenAddress(): string {
    // The bar is not rendered for a job that opens.
    const job = new URLSearchParams(window.location.search).get("job");
    const frozen = { ...freezeSearch(search, zone, serverNow()), job };
    return new URL(hrefFor(frozen), window.location.origin).href;
  }

  return (
    <>
      <MenuItem onClick={() => void copy(window.location.href, t("liveCopied"))}>
        <LinkKind name={t("live")} meaning={t("liveMeaning")} />
      </MenuItem>
      <MenuItem onClick={() => void copy(frozenAddress(), t("frozenCopied"))}>
        <LinkKind name={t("frozen")} meaning={t("frozenMeaning")} />
      </MenuItem>
    </>
  );
}

function LinkKind({ name, meaning }: { name: string; meaning: string }) {
  return (
    <span className="py-0.5">
      <span className="block font-medium">{name}</span>
      <span className="block text-xs text-muted">{meaning}</span>
    </span>
  );
}
