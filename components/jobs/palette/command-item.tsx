"use client";

import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import type { Command as JobCommand } from "./command";

export const ITEM_STYLE =
  "flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm select-none data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint";

interface CommandItemProps {
  command: JobCommand;
  group: string;
  /** Shown whatever is typed. */
  always: boolean;
  onRun: () => void;
}

export function CommandItem({ command, group, always, onRun }: CommandItemProps) {
  const t = useTranslations("palette");
  const { id, label, words = [], key, checked } = command;
  return (
    <Command.Item
      value={`${group} ${label} ${id}`}
      keywords={words}
      forceMount={always}
      onSelect={onRun}
      className={ITEM_STYLE}
    >
      <span dir="auto" className="min-w-0 truncate">
        {label}
      </span>
      {checked ? (
        <>
          <Check aria-hidden className="text-accent-fg!" />
          <span className="sr-only">{t("on")}</span>
        </>
      ) : null}
      <span className="ml-auto flex shrink-0 items-center gap-2 pl-3 text-xs text-muted">
        {key ? <Kbd>{key}</Kbd> : <span className="max-sm:hidden">{group}</span>}
      </span>
    </Command.Item>
  );
}
