"use client";

import MonitorOff from "lucide-react/icons/monitor-off";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type EverybodysSessions, MOST_SESSIONS } from "@/lib/sessions/open-session";
import { everybodysColumns, everybodysLayout } from "./everybodys-columns";
import { SessionsTable } from "./sessions-table";

export interface EverybodysResultsProps {
  /** Null while nothing is there yet. */
  answer: EverybodysSessions | null;
  /** The answer is one to the question before this one. */
  outdated: boolean;
  user: string | null;
  onEverybody: () => void;
}

/** The sessions of those who are meant, or that there are none. */
export function EverybodysResults(props: EverybodysResultsProps) {
  const { answer, outdated, user, onEverybody } = props;
  const t = useTranslations("sessions");
  if (answer?.sessions.length === 0 && !outdated) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState
          icon={<MonitorOff />}
          title={t("empty.title", { user: user ?? "" })}
          text={t("empty.text")}
          actions={<Button onClick={onEverybody}>{t("search.clear")}</Button>}
        />
      </div>
    );
  }
  return (
    <>
      {answer?.more ? <Banner kind="info" title={t("more", { count: MOST_SESSIONS })} /> : null}
      <SessionsTable
        columns={everybodysColumns}
        layout={everybodysLayout}
        caption={t("allCaption")}
        sessions={answer?.sessions ?? null}
        dimmed={outdated}
        placeholders={8}
      />
      <p className="text-xs text-faint">{t("exactness")}</p>
    </>
  );
}
