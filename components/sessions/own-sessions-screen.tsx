"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ownSessionsQuery } from "@/lib/sessions/sessions-query";
import { EndOthers, ownColumns, ownLayout } from "./own-columns";
import { SessionsFrame } from "./sessions-frame";
import { SessionsTable, useSayCount } from "./sessions-table";

export interface OwnSessionsScreenProps {
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
  idleMinutes: number;
  maxHours: number;
}

/** `/sessions`: where the reader is signed in, and the way to end that. */
export function OwnSessionsScreen({ renderedAt, idleMinutes, maxHours }: OwnSessionsScreenProps) {
  const t = useTranslations("sessions");
  const list = useQuery(ownSessionsQuery());
  const sessions = list.data?.sessions ?? null;
  useSayCount(sessions?.length ?? null);

  return (
    <SessionsFrame
      renderedAt={renderedAt}
      title={t("title")}
      intro={t("intro", { idle: idleMinutes, hours: maxHours })}
      list={list}
    >
      <EndOthers sessions={sessions} />
      <SessionsTable
        columns={ownColumns}
        layout={ownLayout}
        caption={t("caption")}
        sessions={sessions}
        dimmed={false}
        placeholders={3}
      />
      <p className="text-xs text-faint">{t("exactness")}</p>
    </SessionsFrame>
  );
}
