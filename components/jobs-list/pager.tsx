"use client";

import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { PageField } from "./page-field";
import { PageLink, type PageTurner } from "./page-link";
import { pageCount, rowSpan } from "./page-math";

export interface PagerProps extends PageTurner {
  /** Where the reader goes; its rows may still be on their way. */
  page: number;
  /** The rows that stand there: of which page, and how many. */
  shown: { page: number; pageSize: number; rows: number };
  /** Null when Amazon gave none. */
  total: number | null;
  hasPrevious: boolean;
  hasNext: boolean;
}

/** "121–140 of 3,482", the neighbours as links, and a field for any page. */
export function Pager({ page, shown, total, hasPrevious, hasNext, ...turner }: PagerProps) {
  const t = useTranslations("jobs.pager");
  const span = rowSpan(shown, total);
  const pages = pageCount(total, shown.pageSize);
  return (
    <nav
      aria-label={t("label")}
      data-chrome=""
      className="flex min-h-12 flex-wrap items-center gap-x-4 focus-visible:-outline-offset-2 gap-y-2 border-t border-line px-4 py-2 text-sm text-muted tabular-nums"
    >
      <p className="mr-auto">
        {span === null
          ? null
          : t(total === null ? "span" : "spanOf", {
              ...span,
              total: total ?? 0,
            })}
      </p>
      <PageField key={page} page={page} pages={pages} onPage={turner.onPage} />
      <div className="flex gap-1.5 max-sm:w-full max-sm:*:flex-1">
        <Neighbour {...turner} page={page - 1} exists={hasPrevious} rel="prev">
          <ChevronLeft aria-hidden />
          {t("previous")}
        </Neighbour>
        <Neighbour {...turner} page={page + 1} exists={hasNext} rel="next">
          {t("next")}
          <ChevronRight aria-hidden />
        </Neighbour>
      </div>
    </nav>
  );
}

interface NeighbourProps extends PageTurner {
  page: number;
  exists: boolean;
  rel: "next" | "prev";
  children: ReactNode;
}

function Neighbour({ exists, children, ...link }: NeighbourProps) {
  if (exists) return <PageLink {...link}>{children}</PageLink>;
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
