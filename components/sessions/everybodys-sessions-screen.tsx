"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useQueryState } from "nuqs";
import { useRef } from "react";
import { removeParameter } from "@/components/filters/history";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { ClockProvider } from "@/components/shared/time/site-time";
import { useNow } from "@/components/shared/time/use-now";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { readSessionsSearch, userParser } from "@/lib/sessions/search-params";
import { everybodysSessionsQuery } from "@/lib/sessions/sessions-query";
import { EndingHost } from "./ending";
import { EverybodysResults } from "./everybodys-results";
import { PersonSearch } from "./person-search";
import { SessionsFailure, SessionsHeader } from "./sessions-header";
import { useSayCount } from "./sessions-table";

/**
 * `/sessions/all`: who is signed in, and the way to end that.
 * @param props.renderedAt the server's clock at render, epoch ms
 */
export function EverybodysSessionsScreen({ renderedAt }: { renderedAt: number }) {
  const t = useTranslations("sessions");
  const locale = useLocale();
  const now = useNow(renderedAt);
  const zone = useOwnZone();
  const heading = useRef<HTMLHeadingElement>(null);
  const { problems } = readSessionsSearch(new URLSearchParams(useSearchParams()));
  const [user, setUser] = useQueryState("user", userParser.withOptions({ history: "push" }));
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...everybodysSessionsQuery({ user }),
    placeholderData: keepPreviousData,
  });
  const retry = () => void refetch();
  const choose = (next: string | null) => void setUser(next);
  const remove = (name: string) => (name === "user" ? choose(null) : removeParameter(name));
  useSayCount(data && !isPlaceholderData ? data.sessions.length : null);

  return (
    <ClockProvider locale={locale} now={now}>
      <EndingHost heading={heading}>
        <div className="flex min-h-0 flex-1 flex-col gap-3">
          <SessionsHeader
            title={t("allTitle")}
            intro={t("allIntro")}
            heading={heading}
            fetchedAt={data?.fetchedAt ?? null}
            zone={zone}
            now={now}
            refreshing={isFetching}
            onRefresh={retry}
          />
          <SearchProblems problems={problems} onRemove={remove} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <PersonSearch key={user} value={user} onChange={choose} />
            {data ? (
              <p className="text-sm text-muted tabular-nums sm:ml-auto">
                {t("count", { count: data.sessions.length })}
              </p>
            ) : null}
          </div>
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
          {error && !data ? null : (
            <EverybodysResults
              answer={data ?? null}
              outdated={isPlaceholderData}
              user={user}
              onEverybody={() => choose(null)}
            />
          )}
        </div>
      </EndingHost>
    </ClockProvider>
  );
}
