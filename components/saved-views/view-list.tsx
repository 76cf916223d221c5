"use client";

import { useTranslations } from "next-intl";
import { arrowFocus } from "@/components/filters/arrow-focus";
import { groupsOf } from "@/lib/views/view-book";
import type { ViewsState } from "./use-views";
import { ViewGroup } from "./view-group";
import { ViewLink } from "./view-link";

interface ViewListProps {
  state: ViewsState;
  /** A view was chosen and is shown. */
  onShown: () => void;
}

/** All jobs, the person's views, and what the team shares. */
export function ViewList({ state, onShown }: ViewListProps) {
  const t = useTranslations("views");
  const { mine, team } = groupsOf(state.book.views);
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
