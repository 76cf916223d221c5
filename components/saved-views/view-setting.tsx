"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import EyeOff from "lucide-react/icons/eye-off";
import Star from "lucide-react/icons/star";
import Trash2 from "lucide-react/icons/trash-2";
import Users from "lucide-react/icons/users";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/shared/permissions";
import { SettingButton } from "@/components/ui/setting-button";
import { toast } from "@/components/ui/toast";
import type { View } from "@/lib/views/view";
import type { ViewChanges } from "./use-view-changes";
import { useViewName } from "./use-view-name";
import { ViewNameField } from "./view-name-field";

interface ViewSettingProps {
  view: View;
  isDefault: boolean;
  isFirst: boolean;
  isLast: boolean;
  changes: ViewChanges;
  onMove: (by: 1 | -1) => void;
}

/** One view as it may be changed. What was deleted can be brought back for as long as it is said. */
export function ViewSetting({
  view,
  isDefault,
  isFirst,
  isLast,
  changes,
  onMove,
}: ViewSettingProps) {
  const t = useTranslations("views");
  const name = useViewName()(view);
  const mayShare = useMay("views.share");
  // The buttons of all rows stand below each other.
  const gap = mayShare ? <span className="size-7 shrink-0" /> : null;
  const { own = false, shared = false, editable = false, owner = "" } = view.kept ?? {};

  async function remove() {
    if (!(await changes.remove(view))) return;
    toast({
      title: t(shared ? "deletedForTeam" : "deleted", { name }),
      action: { label: t("undo"), onClick: () => void changes.bringBack(view) },
    });
  }

  async function share() {
    if (!(await changes.change(view, { shared: !shared }))) return;
    toast({ kind: "success", title: t(shared ? "nowPrivate" : "nowShared", { name, owner }) });
  }

  return (
    <li className="flex min-h-8 items-center gap-0.5">
      <span className="mr-auto flex min-w-0 flex-1 flex-col">
        {editable ? (
          <ViewNameField
            view={view}
            label={t("rename", { name })}
            onName={(next) => changes.change(view, { name: next })}
          />
        ) : (
          <span dir="auto" className="min-w-0 truncate border border-transparent px-2 text-sm">
            {name}
          </span>
        )}
        {shared && !own ? (
          <span
            dir="auto"
            className="truncate border-x border-transparent px-2 pb-1 text-xs text-muted"
          >
            {t("sharedBy", { name: owner })}
          </span>
        ) : null}
      </span>
      <SettingButton
        label={t("setDefault", { name })}
        icon={<Star aria-hidden className={isDefault ? "fill-current" : undefined} />}
        pressed={isDefault}
        onClick={() => void changes.setDefault(isDefault ? null : view.id)}
      />
      <SettingButton
        label={t("up", { name })}
        icon={<ChevronUp aria-hidden />}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <SettingButton
        label={t("down", { name })}
        icon={<ChevronDown aria-hidden />}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      {editable && mayShare ? (
        <SettingButton
          label={t(shared ? "makePrivate" : "share", { name })}
          icon={<Users aria-hidden className={shared ? "text-accent-fg" : undefined} />}
          onClick={() => void share()}
        />
      ) : (
        gap
      )}
      {own ? null : (
        <SettingButton
          label={t("hide", { name })}
          icon={<EyeOff aria-hidden />}
          onClick={() => void changes.hide(view)}
        />
      )}
      {editable ? (
        <SettingButton
          label={t("delete", { name })}
          icon={<Trash2 aria-hidden />}
          onClick={() => void remove()}
        />
      ) : null}
    </li>
  );
}
