"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";

export interface TextFormProps {
  id: string;
  label: string;
  value: string | null;
  /** Most characters. */
  limit: number;
  /** Says below the field what belongs there. */
  hint?: string;
  /** Called when the text is finished, trimmed; null takes the filter away. */
  onChange: (value: string | null) => void;
}

interface FormProps extends TextFormProps {
  /** Inside the empty field. */
  placeholder?: string;
  /** Decoration inside the left edge of the field. */
  icon?: ReactNode;
  /** The button's word; "Apply" where there is none. */
  action?: string;
}

/** A field whose text is applied by Enter or a button, and what belongs into it. Give it a key by `value`. */
export function TextForm(props: FormProps) {
  const { id, label, value, limit, hint, onChange, placeholder, icon, action } = props;
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
          icon={icon}
          aria-label={label}
          aria-describedby={hint ? hintId : undefined}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={limit}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          wrapperClassName="min-w-0 flex-1"
        />
        <Button type="submit">{action ?? t("apply")}</Button>
      </div>
      {hint ? (
        <p id={hintId} className="mt-2 text-xs text-muted">
          {hint}
        </p>
      ) : null}
    </form>
  );
}
