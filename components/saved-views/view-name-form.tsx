"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useMay } from "@/components/shared/permissions";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Input } from "@/components/ui/field/input";
import { tidyName, VIEW_NAME_LENGTH } from "@/lib/views/view-limits";

export type NewView = { name: string; shared: boolean };

interface ViewNameFormProps {
  onSave: (view: NewView) => Promise<void>;
  onCancel: () => void;
}

/** Asks what a new view is to be called and who sees it. Esc calls it off and leaves the panel open. */
export function ViewNameForm({ onSave, onCancel }: ViewNameFormProps) {
  const t = useTranslations("views");
  const mayShare = useMay("views.share");
  const [shared, setShared] = useState(false);
  const [saving, setSaving] = useState(false);
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = tidyName(String(new FormData(event.currentTarget).get("name") ?? ""));
    if (name === "" || saving) return;
    setSaving(true);
    try {
      await onSave({ name, shared });
    } finally {
      setSaving(false);
    }
  }

  return (
    <form
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
      className="flex flex-col gap-1.5"
    >
      <label htmlFor={id} className="px-1 text-xs font-medium text-muted">
        {t("nameOfNew")}
      </label>
      <Input
        ref={focusOnce}
        id={id}
        name="name"
        required
        autoComplete="off"
        maxLength={VIEW_NAME_LENGTH}
        placeholder={t("nameExample")}
      />
      {mayShare ? (
        <Checkbox checked={shared} onCheckedChange={setShared} className="px-1">
          {t("shareNew")}
        </Checkbox>
      ) : null}
      <p className="px-1 text-xs text-muted">{t(shared ? "savedForTeam" : "savedForYou")}</p>
      <div className="flex justify-end gap-1">
        <Button size="sm" variant="ghost" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button size="sm" variant="primary" type="submit" loading={saving}>
          {t("saveNew")}
        </Button>
      </div>
    </form>
  );
}

/** A ref that gives an element the focus when it appears. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
