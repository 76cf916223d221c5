"use client";

import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";
import type { AuditPage } from "@/lib/audit/audit-record";
import type { AuditSearch } from "@/lib/audit/audit-search";
import { auditHref } from "@/lib/audit/audit-search";
import type { UpdateAudit } from "./use-audit-search";

export interface AuditPagerProps {
  page: AuditPage;
  search: AuditSearch;
  update: UpdateAudit;
}

/** The neighbours of a page of records, and the way back to the newest. */
export function AuditPager({ page: { records, older, newer }, search, update }: AuditPagerProps) {
  const t = useTranslations("audit.pager");
  const away = search.before !== null || search.after !== null;
  return (
    <nav
      aria-label={t("label")}
      data-chrome=""
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-3 py-2 sm:px-4"
    >
      <p className="text-sm text-muted tabular-nums">{t("count", { count: records.length })}</p>
      <div className="ml-auto flex items-center gap-1.5">
        {away ? (
          <PageButton search={search} update={update} to={{ before: null, after: null }}>
            {t("newest")}
          </PageButton>
        ) : null}
        <PageButton search={search} update={update} to={newer && { before: null, after: newer }}>
          <ChevronLeft aria-hidden />
          {t("newer")}
        </PageButton>
        <PageButton search={search} update={update} to={older && { before: older, after: null }}>
          {t("older")}
          <ChevronRight aria-hidden />
        </PageButton>
      </div>
    </nav>
  );
}

interface PageButtonProps {
  search: AuditSearch;
  update: UpdateAudit;
  /** Null at the end of the list. */
  to: Pick<AuditSearch, "before" | "after"> | null | 0;
  children: ReactNode;
}

function PageButton({ search, update, to, children }: PageButtonProps) {
  if (!to) {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: a link that leads nowhere takes no focus.
      // biome-ignore lint/a11y/useSemanticElements: an anchor without an address is no link to anyone.
      <span
        role="link"
        aria-disabled="true"
        className={buttonStyle("secondary", "sm", "opacity-50 hover:bg-surface")}
      >
        {children}
      </span>
    );
  }
  return (
    <LinkButton
      size="sm"
      href={auditHref({ ...search, ...to })}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        update(to);
      }}
    >
      {children}
    </LinkButton>
  );
}
