"use client";

import ChevronLeft from "lucide-react/icons/chevron-left";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";

/** Back to the list that somebody came from, as it was; to the plain list for whoever came otherwise. */
export function BackToList() {
  const t = useTranslations("screen");
  return (
    <LinkButton
      href="/jobs"
      variant="ghost"
      size="sm"
      className="-ml-2"
      onNavigate={(event) => {
        const list = lastList();
        if (list === undefined) return;
        event.preventDefault();
        window.navigation.traverseTo(list.key);
      }}
    >
      <ChevronLeft aria-hidden />
      {t("back")}
    </LinkButton>
  );
}

/** The nearest list behind this entry of the history, where the browser tells. */
function lastList(): NavigationHistoryEntry | undefined {
  const here = window.navigation?.currentEntry?.index ?? 0;
  const behind = window.navigation?.entries().slice(0, here) ?? [];
  return behind.findLast(({ url }) => url !== null && new URL(url).pathname === "/jobs");
}
