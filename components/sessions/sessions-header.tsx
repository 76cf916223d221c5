"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Freshness } from "@/components/shared/freshness";
import { useMay } from "@/components/shared/permissions";
import { problemOf } from "@/components/shared/problem";
import { ListFailure } from "@/components/shared/problem-states";
import { cn } from "@/components/ui/cn";
import { PAGES } from "@/lib/access/pages";
import { formatDateTime } from "@/lib/time/format";

const TABS = [
  { href: "/sessions", name: "own" },
  { href: "/sessions/all", name: "all" },
] as const;

/** Between one's own sessions and everybody's. */
function SessionsTabs() {
  const t = useTranslations("sessions.tabs");
  const path = usePathname();
  return (
    <nav aria-label={t("label")} data-chrome="" className="mt-3 border-b border-line">
      <ul className="flex gap-4">
        {TABS.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className={cn(
                "-mb-px inline-flex h-8 items-center border-b-2 text-sm font-medium transition-colors duration-100 hover:text-fg",
                path === href ? "border-accent-fg text-fg" : "border-transparent text-muted",
              )}
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
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
export function SessionsHeader({ title, intro, heading, ...list }: SessionsHeaderProps) {
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
export function SessionsFailure(props: SessionsFailureProps) {
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
