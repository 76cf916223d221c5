"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { ClockProvider } from "@/components/shared/time/site-time";
import { useNow } from "@/components/shared/time/use-now";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { ownSessionsQuery } from "@/lib/sessions/sessions-query";
import { EndingHost } from "./ending";
import { EndOthers, ownColumns, ownLayout } from "./own-columns";
import { SessionsFailure, SessionsHeader } from "./sessions-header";
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
  const locale = useLocale();
  const now = useNow(renderedAt);
  const zone = useOwnZone();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, isFetching, refetch } = useQuery(ownSessionsQuery());
  const sessions = data?.sessions ?? null;
  const retry = () => void refetch();
  useSayCount(sessions?.length ?? null);

  return (
    <ClockProvider locale={locale} now={now}>
      <EndingHost heading={heading}>
        <div className="flex min-h-0 flex-1 flex-col gap-3">
          <SessionsHeader
            title={t("title")}
            intro={t("intro", { idle: idleMinutes, hours: maxHours })}
            heading={heading}
            fetchedAt={data?.fetchedAt ?? null}
            zone={zone}
            now={now}
            refreshing={isFetching}
            onRefresh={retry}
          />
          {error ? (
            <SessionsFailure
              error={error}
              onRetry={retry}
              retrying={isFetching}
              fetchedAt={data?.fetchedAt ?? null}
              zone={zone}
              now={now}
            />
          ) : null}
          {error && sessions === null ? null : (
            <>
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
            </>
          )}
        </div>
      </EndingHost>
    </ClockProvider>
  );
}
