"use client";

import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";
import type { Command as JobCommand } from "./command";

export const ITEM_STYLE =
  "flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm select-none data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint";

/** How the ids of those commands begin that are made from what was typed. */
export const FOUND = "find-";

interface CommandItemProps {
  command: JobCommand;
  group: string;
  onRun: () => void;
}

export function CommandItem({ command, group, onRun }: CommandItemProps) {
  const t = useTranslations("palette");
  const { id, label, words = [], key, checked } = command;
  return (
    <Command.Item
      value={id.startsWith(FOUND) ? id : `${group} ${label} ${id}`}
      keywords={words}
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
      {key ? (
        <span className="ml-auto shrink-0 pl-3">
          <Kbd>{key}</Kbd>
        </span>
      ) : null}
    </Command.Item>
  );
}
