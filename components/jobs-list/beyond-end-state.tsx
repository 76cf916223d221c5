"use client";

import FileX from "lucide-react/icons/file-x";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink, type PageTurner } from "./page-link";

export interface BeyondEndStateProps extends PageTurner {
  page: number;
  /** The last page there is, when the server knows it. */
  last: number | undefined;
}

/** The list is shorter than the page that the address asks for. */
export function BeyondEndState({ page, last, ...turner }: BeyondEndStateProps) {
  const t = useTranslations("jobs.states.beyondEnd");
  const target = last ?? 1;
  return (
    <EmptyState
      icon={<FileX />}
      title={t("title", { page })}
      text={last === undefined ? t("textUnknown") : t("text", { last })}
      actions={
        <PageLink {...turner} page={target} variant="secondary">
          {last === undefined ? t("first") : t("last", { last })}
        </PageLink>
      }
    />
  );
}
