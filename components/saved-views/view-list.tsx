"use client";
import Check from "lucide-react/icons/check";
import Users from "lucide-react/icons/users";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";
import { cn } from "@/components/ui/cn";
import { type View, viewHref } from "@/lib/views/view";
import { groupsOf } from "@/lib/views/view-choice";
import { useViewName } from "./use-view-name";
import type { ViewsState } from "./use-views";

interface ViewListProps {
  state: ViewsState;
  /** A view was chosen and is shown. */
  onShown: () => void;
}

/** All jobs, the person's views, and what the team shares. */
export function ViewList({ state, onShown }: ViewListProps) {
  const t = useTranslations("views");
  const { mine, team } = groupsOf(state.saved.views);
  return (
    <nav
      aria-label={t("title")}
      onKeyDown={(event) => arrowFocus(event, "a")}
      className="max-h-[50dvh] overflow-y-auto"
    >
      <ViewGroup label={t("mine")} alone={team.length === 0}>
        {[null, ...mine].map((view) => (
          <li key={view?.id ?? ""}>
            <ViewLink view={view} state={state} onShown={onShown} />
          </li>
        ))}
      </ViewGroup>
      {team.length > 0 ? (
        <ViewGroup label={t("team")}>
          {team.map((view) => (
            <li key={view.id}>
              <ViewLink view={view} state={state} onShown={onShown} />
            </li>
          ))}
        </ViewGroup>
      ) : null}
    </nav>
  );
}

interface ViewLinkProps {
  /** Null is all jobs. */
  view: View | null;
  state: ViewsState;
  /** The view is shown now. */
  onShown: () => void;
}

/** The way to a view: shown in place, and a plain link for new tabs and for copying. */
function ViewLink({ view, state, onShown }: ViewLinkProps) {
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
      {view !== null && state.saved.defaultId === view.id ? (
        <span className="shrink-0 text-xs text-muted">{t("default")}</span>
      ) : null}
      {view === null ? null : <TeamMark view={view} />}
    </Link>
  );
}

/** Says that a view is the team's, and whose it is where it is somebody else's. */
function TeamMark({ view: { kept } }: { view: View }) {
  const t = useTranslations("views");
  if (!kept?.shared) return null;
  const words = kept.own ? t("sharedByYou") : t("sharedBy", { name: kept.owner });
  return (
    <span title={words} className="flex min-w-0 shrink items-center gap-1 text-xs text-muted">
      <Users aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">{words}</span>
      {kept.own ? null : (
        <span aria-hidden dir="auto" className="max-w-28 truncate">
          {kept.owner}
        </span>
      )}
    </span>
  );
}

interface ViewGroupProps {
  label: string;
  /** The only group needs no heading. */
  alone?: boolean;
  children: ReactNode;
}

/** A list of views under its name. */
export function ViewGroup({ label, alone = false, children }: ViewGroupProps) {
  const t = useTranslations("views");
  const id = useId();
  if (alone) return <ul aria-label={t("title")}>{children}</ul>;
  return (
    <section className="not-first:mt-1.5 not-first:border-t not-first:border-line not-first:pt-1.5">
      <p id={id} className="px-2 py-1 text-xs font-medium text-muted">
        {label}
      </p>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
}
