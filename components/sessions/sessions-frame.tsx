"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useRef } from "react";
import { useMay } from "@/components/shared/permissions";
import { ListFailure } from "@/components/shared/problem/problem-states";
import { problemOf } from "@/components/shared/problem/query-problem";
import { Freshness } from "@/components/shared/time/freshness";
import { ClockProvider } from "@/components/shared/time/site-time";
import { useNow } from "@/components/shared/time/use-now";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { PageTabs } from "@/components/ui/page-tabs";
import { PAGES } from "@/lib/access/pages";
import { formatDateTime } from "@/lib/time/format";
import { EndingHost } from "./ending";

interface SessionsFrameProps {
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
  title: string;
  intro: ReactNode;
  /** The list of sessions, as a query has it. */
  list: {
    data: { /** ISO instant. */ fetchedAt: string } | undefined;
    error: Error | null;
    isFetching: boolean;
    refetch: () => Promise<unknown>;
  };
  /** What chooses among the sessions. */
  controls?: ReactNode;
  /** The sessions; left out where there are none because they could not be read. */
  children: ReactNode;
}

/** What both screens of sessions have around their list: title, age, failure, and the way to end sessions. */
export function SessionsFrame(props: SessionsFrameProps) {
  const { renderedAt, title, intro, list, controls, children } = props;
  const { data, error, isFetching, refetch } = list;
  const locale = useLocale();
  const now = useNow(renderedAt);
  const zone = useOwnZone();
  const heading = useRef<HTMLHeadingElement>(null);
  const fetchedAt = data?.fetchedAt ?? null;
  const retry = () => void refetch();

  return (
    <ClockProvider locale={locale} now={now}>
      <EndingHost heading={heading}>
        <div className="flex min-h-0 flex-1 flex-col gap-3">
          <SessionsHeader
            title={title}
            intro={intro}
            heading={heading}
            fetchedAt={fetchedAt}
            zone={zone}
            now={now}
            refreshing={isFetching}
            onRefresh={retry}
          />
          {controls}
          {error ? (
            <SessionsFailure
              error={error}
              onRetry={retry}
              retrying={isFetching}
              fetchedAt={fetchedAt}
              zone={zone}
              now={now}
            />
          ) : null}
          {error && !data ? null : children}
        </div>
      </EndingHost>
    </ClockProvider>
  );
}

interface SessionsHeaderProps {
  title: string;
  intro: ReactNode;
  heading: RefObject<HTMLHeadingElement | null>;
  /** ISO instant; null while nothing is there yet. */
  fetchedAt: string | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  refreshing: boolean;
  onRefresh: () => void;
}

/** The title, how old the list is, what it is, and the way to the other list. */
function SessionsHeader({ title, intro, heading, ...list }: SessionsHeaderProps) {
  const t = useTranslations("sessions");
  const maySeeAll = useMay(PAGES["/sessions/all"]);
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-tight">
          {title}
        </h1>
        <Freshness {...list} say={(at) => t("asOf", at)} refresh={t("refresh")} />
      </div>
      <p className="mt-1 max-w-3xl text-sm text-pretty text-muted">{intro}</p>
      {maySeeAll ? <SessionsTabs /> : null}
    </div>
  );
}

/** Between one's own sessions and everybody's. */
function SessionsTabs() {
  const t = useTranslations("sessions.tabs");
  const tabs = [
    { href: "/sessions", label: t("own") },
    { href: "/sessions/all", label: t("all") },
  ];
  return <PageTabs label={t("label")} tabs={tabs} />;
}

interface SessionsFailureProps {
  error: Error;
  onRetry: () => void;
  retrying: boolean;
  /** When the sessions below were read (ISO); null where there are none. */
  fetchedAt: string | null;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** The sessions could not be read: shown instead of them, or above those of before. */
function SessionsFailure(props: SessionsFailureProps) {
  const { error, onRetry, retrying, fetchedAt, zone, now } = props;
  const t = useTranslations("sessions.failed");
  const locale = useLocale();
  const asOf =
    fetchedAt === null ? null : formatDateTime(Date.parse(fetchedAt), { locale, zone, now });
  return (
    <ListFailure
      problem={problemOf(error)}
      title={t("title")}
      text={t("text")}
      retry={t("retry")}
      onRetry={onRetry}
      retrying={retrying}
      stale={asOf === null ? null : t("stale", { asOf })}
    />
  );
}
