"use client";
import SearchX from "lucide-react/icons/search-x";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ActiveFilter = {
  id: string;
  /** As its chip reads: "Status: Open". */
  label: string;
  onRemove: () => void;
};

interface NoMatchStateProps {
  /** Where the list is not of jobs. */
  title?: string;
  /** Never empty; the narrowest first where that is known. */
  filters: readonly ActiveFilter[];
  onClearAll: () => void;
}

/** Filters leave nothing: each can be loosened from here. */
export function NoMatchState({ title, filters, onClearAll }: NoMatchStateProps) {
  const t = useTranslations("jobs.states.noMatch");
  return (
    <EmptyState
      icon={<SearchX />}
      title={title ?? t("title")}
      text={filters.length === 1 ? t("textOne") : t("text")}
      actions={
        <>
          {filters.map(({ id, label, onRemove }) => (
            <Button key={id} size="sm" onClick={onRemove} aria-label={t("remove", { label })}>
              <span className="max-w-64 truncate">{label}</span>
              <X aria-hidden className="text-faint" />
            </Button>
          ))}
          {filters.length > 1 ? (
            <Button size="sm" variant="ghost" onClick={onClearAll}>
              {t("clearAll")}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
