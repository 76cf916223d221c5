"use client";

import { useState } from "react";
import type { View } from "@/lib/views/view";
import { tidyName, VIEW_NAME_LENGTH } from "@/lib/views/view-limits";

interface ViewNameFieldProps {
  view: View;
  label: string;
  /** Whether the name is kept. */
  onName: (name: string) => Promise<boolean>;
}

/** Enter or leaving the field renames; an empty name brings the old one back. A name that was not kept stays to be tried again. */
export function ViewNameField({ view, label, onName }: ViewNameFieldProps) {
  // Null while nobody types: the field then shows the name as it is.
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  async function rename() {
    if (typed === null) return;
    const name = tidyName(typed);
    const kept = name === "" || name === view.name || (await onName(name));
    setRefused(!kept);
    if (kept) setTyped((now) => (now === typed ? null : now));
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
