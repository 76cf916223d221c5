"use client";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import EyeOff from "lucide-react/icons/eye-off";
import Star from "lucide-react/icons/star";
import Trash2 from "lucide-react/icons/trash-2";
import Users from "lucide-react/icons/users";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/shared/permissions";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { SettingButton } from "@/components/ui/setting-button";
import { toast } from "@/components/ui/toast/toast";
import type { View, ViewsList } from "@/lib/views/view";
import { groupsOf, movedOrder } from "@/lib/views/view-choice";
import { tidyName, VIEW_NAME_LENGTH } from "@/lib/views/view-limits";
import type { ViewChanges } from "./use-view-changes";
import { useViewName } from "./use-view-name";
import { ViewGroup } from "./view-list";
import { focusOnce } from "./view-name-form";

interface ViewsManagerProps {
  saved: ViewsList;
  changes: ViewChanges;
  onBack: () => void;
}

/** Names, order, the default, who sees them, and what is not wanted any more. */
export function ViewsManager({ saved, changes, onBack }: ViewsManagerProps) {
  const t = useTranslations("views");
  const { mine, team } = groupsOf(saved.views);

  const settings = (views: readonly View[]) =>
    views.map((view, index) => (
      <ViewSetting
        key={view.id}
        view={view}
        isDefault={view.id === saved.defaultId}
        isFirst={index === 0}
        isLast={index === views.length - 1}
        changes={changes}
        onMove={(by) => void changes.reorder(movedOrder(saved, view.id, by))}
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
      {saved.hidden.length > 0 ? (
        <Button size="sm" variant="ghost" onClick={() => void changes.restore()}>
          {t("restore", { count: saved.hidden.length })}
        </Button>
      ) : null}
    </>
  );
}

interface ViewSettingProps {
  view: View;
  isDefault: boolean;
  isFirst: boolean;
  isLast: boolean;
  changes: ViewChanges;
  onMove: (by: 1 | -1) => void;
}

/** One view as it may be changed. Deleting can be undone for as long as its message stands. */
function ViewSetting({ view, isDefault, isFirst, isLast, changes, onMove }: ViewSettingProps) {
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
      action: { label: t("undo"), onClick: () => void changes.undelete(view) },
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

interface ViewNameFieldProps {
  view: View;
  label: string;
  /** Resolves with whether the name was saved. */
  onName: (name: string) => Promise<boolean>;
}

/** Enter or leaving the field renames; an empty name brings the old one back. A name that was not saved stays to be tried again. */
function ViewNameField({ view, label, onName }: ViewNameFieldProps) {
  // Null while nobody types: the field then shows the name as it is.
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  async function rename() {
    if (typed === null) return;
    const name = tidyName(typed);
    const saved = name === "" || name === view.name || (await onName(name));
    setRefused(!saved);
    if (saved) setTyped((now) => (now === typed ? null : now));
  }

  return (
    <input
      dir="auto"
      aria-label={label}
      aria-invalid={refused || undefined}
      value={typed ?? view.name ?? ""}
      maxLength={VIEW_NAME_LENGTH}
      autoComplete="off"
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => void rename()}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") currentTarget.blur();
      }}
      className="h-7 w-full min-w-0 truncate rounded-sm border border-transparent bg-transparent px-2 text-sm hover:border-line-strong focus-visible:border-accent-fg aria-invalid:border-exception"
    />
  );
}
