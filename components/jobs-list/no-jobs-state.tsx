"use client";

import Inbox from "lucide-react/icons/inbox";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export interface NoJobsStateProps {
  /** Name of the marketplace that was asked. */
  marketplace: string;
  /** The range as its filter reads: "Last 30 days". */
  range: string;
  /** Wider ranges to try; none when the range is as wide as it gets. */
  widen: readonly { label: string; onSelect: () => void }[];
}

/** No filter is set and still there is nothing: only the range can be too narrow. */
export function NoJobsState({ marketplace, range, widen }: NoJobsStateProps) {
  const t = useTranslations("jobs.states.noJobs");
  return (
    <EmptyState
      icon={<Inbox />}
      title={t("title", { marketplace })}
      text={widen.length > 0 ? t("text", { range }) : t("textWidest", { range })}
      actions={widen.map(({ label, onSelect }) => (
        <Button key={label} size="sm" onClick={onSelect}>
          {label}
        </Button>
      ))}
    />
  );
}
