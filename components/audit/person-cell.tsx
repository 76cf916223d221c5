"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/shared/permissions";
import { PAGES } from "@/lib/access/pages";
import { isRole } from "@/lib/access/role";
import type { AuditRecord } from "@/lib/audit/audit-record";
import { sessionsHref } from "@/lib/sessions/search-params";

/** Who it was, and as what; the dashboard itself for its settings. */
export function PersonCell({ record }: { record: AuditRecord }) {
  const t = useTranslations("audit");
  const tRole = useTranslations("layout.user.role");
  const maySee = useMay(PAGES["/sessions/all"]);
  const { userName, userId, role, action } = record;
  const name = userName ?? userId;
  if (name === null) {
    return (
      <span className="text-muted">{action === "settings" ? t("nobody") : t("stranger")}</span>
    );
  }
  return (
    <span className="block min-w-0 py-1 leading-4.5 max-sm:py-0">
      {userId !== null && maySee ? (
        <Link
          href={sessionsHref(name)}
          prefetch={false}
          dir="auto"
          title={t("openSessions")}
          className="block w-fit underline decoration-line-strong underline-offset-3 wrap-anywhere hover:decoration-current"
        >
          {name}
        </Link>
      ) : (
        <span dir="auto" className="block wrap-anywhere">
          {name}
        </span>
      )}
      {role === null ? null : (
        <span className="block text-xs text-muted">{isRole(role) ? tRole(role) : role}</span>
      )}
    </span>
  );
}
