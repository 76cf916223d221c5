"use client";

import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { Freshness } from "@/components/shared/freshness";
import { useMay } from "@/components/shared/permissions";
import { PAGES } from "@/lib/access/pages";
import { SessionsTabs } from "./sessions-tabs";

export interface SessionsHeaderProps {
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
