"use client";

import ArrowLeft from "lucide-react/icons/arrow-left";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { View, ViewBook } from "@/lib/views/view";
import { groupsOf, movedOrder } from "@/lib/views/view-book";
import { focusOnce } from "./focus-once";
import type { ViewChanges } from "./use-view-changes";
import { ViewGroup } from "./view-group";
import { ViewSetting } from "./view-setting";

interface ViewsManagerProps {
  book: ViewBook;
  changes: ViewChanges;
  onBack: () => void;
}

/** Names, order, the default, who sees them, and what is not wanted any more. */
export function ViewsManager({ book, changes, onBack }: ViewsManagerProps) {
  const t = useTranslations("views");
  const { mine, team } = groupsOf(book.views);

  const settings = (views: readonly View[]) =>
    views.map((view, index) => (
      <ViewSetting
        key={view.id}
        view={view}
        isDefault={view.id === book.defaultId}
        isFirst={index === 0}
        isLast={index === views.length - 1}
        changes={changes}
        onMove={(by) => void changes.reorder(movedOrder(book, view.id, by))}
      />
    ));

  return (
    <>
      <div className="flex items-center gap-1 pb-1">
        <IconButton
          label={t("back")}
          icon={<ArrowLeft aria-hidden />}
          size="sm"
          onClick={onBack}
          ref={focusOnce}
        />
        <p className="text-sm font-medium">{t("manageTitle")}</p>
      </div>
      <ViewGroup label={t("mine")} alone={team.length === 0}>
        {settings(mine)}
      </ViewGroup>
      {team.length > 0 ? <ViewGroup label={t("team")}>{settings(team)}</ViewGroup> : null}
      <p className="px-2 pt-2 pb-1 text-xs text-muted">{t("defaultMeaning")}</p>
      {book.hidden.length > 0 ? (
        <Button size="sm" variant="ghost" onClick={() => void changes.restore()}>
          {t("restore", { count: book.hidden.length })}
        </Button>
      ) : null}
    </>
  );
}
