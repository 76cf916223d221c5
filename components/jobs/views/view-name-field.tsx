"use client";

import type { View } from "@/lib/jobs/views/view";
import { tidyName, VIEW_NAME_LENGTH } from "@/lib/jobs/views/view-limits";

interface ViewNameFieldProps {
  view: View;
  label: string;
  /** Whether the name is kept. */
  onName: (name: string) => Promise<boolean>;
}

/** Enter or leaving the field renames; an empty name, or one that is not kept, brings the old one back. */
export function ViewNameField({ view, label, onName }: ViewNameFieldProps) {
  async function rename(field: HTMLInputElement) {
    const name = tidyName(field.value);
    if (name === "") field.value = view.name ?? "";
    else if (name !== view.name && !(await onName(name))) field.value = view.name ?? "";
  }

  return (
    <input
      key={view.name}
      dir="auto"
      aria-label={label}
      defaultValue={view.name}
      maxLength={VIEW_NAME_LENGTH}
      autoComplete="off"
      onBlur={({ currentTarget }) => void rename(currentTarget)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") currentTarget.blur();
      }}
      className="h-7 w-full min-w-0 truncate rounded-sm border border-transparent bg-transparent px-2 text-sm hover:border-line-strong focus-visible:border-accent-fg"
    />
  );
}
