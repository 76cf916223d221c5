"use client";

import { Command } from "cmdk";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { cn } from "@/components/ui/cn";
import { FIELD_STYLE } from "@/components/ui/field-style";
import type { Command as JobCommand, PaletteScreen } from "./command";
import { CommandItem, ITEM_STYLE } from "./command-item";
import { overlay } from "./overlay";
import { useCommands } from "./use-commands";

interface CommandListProps {
  screen: PaletteScreen;
  field: RefObject<HTMLInputElement | null>;
}

/**
 * The field and what it finds. With nothing typed, long groups are one entry each; typing finds
 * through all of them.
 */
export function CommandList({ screen, field }: CommandListProps) {
  const t = useTranslations("palette");
  const [typed, setTyped] = useState("");
  const [openId, setOpenId] = useState<string | null>(null);
  const groups = useCommands(screen, typed).filter(({ commands }) => commands.length > 0);
  const opened = groups.find(({ id }) => id === openId) ?? null;
  const folds = typed === "" && opened === null;
  const shown = (opened ? [opened] : groups).filter(({ folded }) => !(folds && folded));

  function go(id: string | null) {
    setOpenId(id);
    setTyped("");
  }

  function run(command: JobCommand) {
    if (!command.stays) overlay.set(null);
    command.run();
  }

  return (
    <Command
      label={t("title")}
      loop
      vimBindings={false}
      onKeyDown={(event) => {
        if (event.key === "Backspace" && typed === "" && opened) go(null);
      }}
    >
      <Command.Input
        ref={field}
        value={typed}
        onValueChange={setTyped}
        placeholder={opened ? opened.label : t("search")}
        className={cn(FIELD_STYLE, "h-9 w-full px-3")}
      />
      <Command.List label={t("results")} className="mt-2 max-h-[48dvh] overflow-y-auto scroll-py-1">
        <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
          {t("nothing")}
        </Command.Empty>
        {opened ? (
          <Command.Item
            value="back"
            forceMount={false}
            onSelect={() => go(null)}
            className={ITEM_STYLE}
          >
            <ArrowLeft aria-hidden />
            {t("back")}
          </Command.Item>
        ) : null}
        {shown.map(({ id, label, commands }) => (
          <Command.Group
            key={id}
            value={id}
            heading={label}
            forceMount={id === "find"}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
          >
            {commands.map((command) => (
              <CommandItem
                key={command.id}
                command={command}
                group={label}
                always={id === "find"}
                onRun={() => run(command)}
              />
            ))}
          </Command.Group>
        ))}
        {folds ? (
          <Command.Group
            value="folded"
            heading={t("groups.filters")}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
          >
            {groups
              .filter(({ folded }) => folded)
              .map(({ id, label }) => (
                <Command.Item
                  key={id}
                  value={`open ${id}`}
                  onSelect={() => go(id)}
                  className={ITEM_STYLE}
                >
                  {t("more", { group: label })}
                  <ChevronRight aria-hidden className="ml-auto" />
                </Command.Item>
              ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command>
  );
}
