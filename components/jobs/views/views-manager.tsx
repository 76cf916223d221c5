"use client";

import ArrowLeft from "lucide-react/icons/arrow-left";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { ViewBook } from "@/lib/jobs/views/view";
import { focusOnce } from "./focus-once";
import type { ViewChanges } from "./use-view-changes";
import { ViewSetting } from "./view-setting";

interface ViewsManagerProps {
  book: ViewBook;
  changes: ViewChanges;
  onBack: () => void;
}

/** Names, order, the default, and what is not wanted any more. */
export function ViewsManager({ book, changes, onBack }: ViewsManagerProps) {
  const t = useTranslations("views");
  const ids = book.views.map(({ id }) => id);

  function move(index: number, by: 1 | -1) {
    const moved = [...ids];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    void changes.reorder(moved);
  }

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
      <ul aria-label={t("manageTitle")}>
        {book.views.map((view, index) => (
          <ViewSetting
            key={view.id}
            view={view}
            isDefault={view.id === book.defaultId}
            isFirst={index === 0}
            isLast={index === ids.length - 1}
            changes={changes}
            onMove={(by) => move(index, by)}
          />
        ))}
      </ul>
      <p className="px-2 py-1 text-xs text-muted">{t("defaultMeaning")}</p>
      {book.hidden.length > 0 ? (
        <Button size="sm" variant="ghost" onClick={() => void changes.restore()}>
          {t("restore", { count: book.hidden.length })}
        </Button>
      ) : null}
    </>
  );
}
