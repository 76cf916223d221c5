"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { tidyName, VIEW_NAME_LENGTH } from "@/lib/jobs/views/view";
import { focusOnce } from "./focus-once";

interface ViewNameFormProps {
  onName: (name: string) => void;
  onCancel: () => void;
}

/** Asks what a new view is to be called. Esc calls it off and leaves the panel open. */
export function ViewNameForm({ onName, onCancel }: ViewNameFormProps) {
  const t = useTranslations("views");
  const id = useId();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = tidyName(String(new FormData(event.currentTarget).get("name") ?? ""));
    if (name !== "") onName(name);
  }

  return (
    <form
      onSubmit={submit}
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
      <p className="px-1 text-xs text-muted">{t("kept")}</p>
      <div className="flex justify-end gap-1">
        <Button size="sm" variant="ghost" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button size="sm" variant="primary" type="submit">
          {t("saveNew")}
        </Button>
      </div>
    </form>
  );
}
