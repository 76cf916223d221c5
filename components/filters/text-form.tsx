"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";

export interface TextFormProps {
  id: string;
  label: string;
  value: string | null;
  /** Most characters. */
  limit: number;
  /** Says below the field what belongs there. */
  hint: string;
  /** Called when the text is finished, trimmed; null takes the filter away. */
  onChange: (value: string | null) => void;
}

/** A field whose text is applied by Enter or a button, and what belongs into it. */
export function TextForm({ id, label, value, limit, hint, onChange }: TextFormProps) {
  const t = useTranslations("filters");
  const [draft, setDraft] = useState(value ?? "");
  const hintId = `filter-${id}-hint`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(draft.trim() || null);
      }}
    >
      <div className="flex gap-1.5">
        <Input
          aria-label={label}
          aria-describedby={hintId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={limit}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          wrapperClassName="min-w-0 flex-1"
        />
        <Button type="submit">{t("apply")}</Button>
      </div>
      <p id={hintId} className="mt-2 text-xs text-muted">
        {hint}
      </p>
    </form>
  );
}
