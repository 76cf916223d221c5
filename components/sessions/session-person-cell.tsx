"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { PersonSession } from "@/lib/sessions/open-session";
import { sessionsHref } from "@/lib/sessions/search-params";

/** Whose session it is; leads to that person's sessions. */
export function SessionPersonCell({ session: { userName } }: { session: PersonSession }) {
  const t = useTranslations("sessions");
  return (
    <Link
      href={sessionsHref(userName)}
      prefetch={false}
      dir="auto"
      title={t("showOnly", { name: userName })}
      className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-3 wrap-anywhere hover:decoration-current"
    >
      {userName}
    </Link>
  );
}
