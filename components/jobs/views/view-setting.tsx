"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import EyeOff from "lucide-react/icons/eye-off";
import Star from "lucide-react/icons/star";
import Trash2 from "lucide-react/icons/trash-2";
import { useTranslations } from "next-intl";
import { SettingButton } from "@/components/ui/setting-button";
import { toast } from "@/components/ui/toast";
import { isStartingView } from "@/lib/jobs/views/starting-views";
import { tidyName, VIEW_NAME_LENGTH, type View } from "@/lib/jobs/views/view";
import type { ViewChanges } from "./use-view-changes";
import { useViewName } from "./use-view-name";

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
  const starting = isStartingView(view.id);

  async function remove() {
    if (!(await changes.remove(view)) || starting) return;
    toast({
      title: t("deleted", { name }),
      action: { label: t("undo"), onClick: () => void changes.save(view) },
    });
  }

  return (
    <li className="flex min-h-8 items-center gap-0.5">
      {starting ? (
        <span className="mr-auto min-w-0 truncate px-2 text-sm">{name}</span>
      ) : (
        <NameField view={view} label={t("rename", { name })} onName={changes.save} />
      )}
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
      <SettingButton
        label={t(starting ? "hide" : "delete", { name })}
        icon={starting ? <EyeOff aria-hidden /> : <Trash2 aria-hidden />}
        onClick={() => void remove()}
      />
    </li>
  );
}

interface NameFieldProps {
  view: View;
  label: string;
  onName: (view: View) => Promise<boolean>;
}

/** Enter or leaving the field renames; an empty name brings the old one back. */
function NameField({ view, label, onName }: NameFieldProps) {
  return (
    <input
      key={view.name}
      dir="auto"
      aria-label={label}
      defaultValue={view.name}
      maxLength={VIEW_NAME_LENGTH}
      autoComplete="off"
      onBlur={({ target }) => {
        const name = tidyName(target.value);
        if (name === "") target.value = view.name ?? "";
        else if (name !== view.name) void onName({ ...view, name });
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") currentTarget.blur();
      }}
      className="mr-auto h-7 min-w-0 flex-1 truncate rounded-sm border border-transparent bg-transparent px-2 text-sm hover:border-line-strong focus-visible:border-accent-fg"
    />
  );
}
