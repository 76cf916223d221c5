"use client";

import Check from "lucide-react/icons/check";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { type View, viewHref } from "@/lib/views/view";
import { useViewName } from "./use-view-name";
import type { ViewsState } from "./use-views";
import { TeamMark } from "./view-marks";

interface ViewLinkProps {
  /** Null is all jobs. */
  view: View | null;
  state: ViewsState;
  /** The view is shown now. */
  onShown: () => void;
}

/** The way to a view: shown in place, and a plain link for new tabs and for copying. */
export function ViewLink({ view, state, onShown }: ViewLinkProps) {
  const t = useTranslations("views");
  const viewName = useViewName();
  const isCurrent = (state.view?.id ?? null) === (view?.id ?? null);
  return (
    <Link
      href={viewHref(view?.query ?? "")}
      prefetch={false}
      aria-current={isCurrent ? "true" : undefined}
      onNavigate={(event) => {
        if (state.show(view)) event.preventDefault();
        onShown();
      }}
      className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-sm hover:bg-hover focus-visible:-outline-offset-2"
    >
      <Check
        aria-hidden
        className={cn("size-4 shrink-0 text-accent-fg", !isCurrent && "invisible")}
      />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {viewName(view)}
      </span>
      {view !== null && state.book.defaultId === view.id ? (
        <span className="shrink-0 text-xs text-muted">{t("default")}</span>
      ) : null}
      {view === null ? null : <TeamMark view={view} />}
    </Link>
  );
}
