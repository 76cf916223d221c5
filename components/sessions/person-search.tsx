"use client";

import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { IconButton } from "@/components/ui/icon-button";
import { LONGEST_NAME, typedUser } from "@/lib/sessions/search-params";

export interface PersonSearchProps {
  value: string | null;
  /** Called with a finished text; null asks for everybody. */
  onChange: (user: string | null) => void;
}

/** Whose sessions to list, applied by Enter or the button. Give it a key by `value`. */
export function PersonSearch({ value, onChange }: PersonSearchProps) {
  const t = useTranslations("sessions.search");
  const [draft, setDraft] = useState(value ?? "");
  return (
    <search data-chrome="" className="min-w-0 max-sm:basis-full">
      <form
        className="flex items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(typedUser(draft));
        }}
      >
        <Input
          icon={<Search />}
          aria-label={t("label")}
          placeholder={t("hint")}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={LONGEST_NAME}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          wrapperClassName="min-w-0 flex-1 sm:w-72"
        />
        <Button type="submit">{t("find")}</Button>
        {value === null ? null : (
          <IconButton label={t("clear")} icon={<X />} onClick={() => onChange(null)} />
        )}
      </form>
    </search>
  );
}
