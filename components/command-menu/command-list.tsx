"use client";

import { Command, defaultFilter } from "cmdk";
import ArrowLeft from "lucide-react/icons/arrow-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { useCommands } from "@/components/screens/use-commands";
import { overlay } from "@/components/shared/hot-keys";
import { cn } from "@/components/ui/cn";
import { FIELD_STYLE } from "@/components/ui/field/input";
import type { Command as JobCommand, PaletteScreen } from "./command";
import { CommandItem, FOUND, ITEM_STYLE } from "./command-item";

const GROUP_STYLE =
  "**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 " +
  "**:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted";

/** What was made from the typed text itself always fits it. */
function score(value: string, typed: string, words?: string[]): number {
  return value.startsWith(FOUND) ? 1 : (defaultFilter?.(value, typed, words) ?? 0);
}

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
      filter={score}
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
      <Command.List
        label={t("results")}
        // A click would take the focus from the field, and with it what is typed next.
        onMouseDown={(event) => event.preventDefault()}
        className="mt-2 max-h-[48dvh] scroll-py-1 overflow-y-auto"
      >
        {opened ? (
          <Command.Item value="back" onSelect={() => go(null)} className={ITEM_STYLE}>
            <ArrowLeft aria-hidden />
            {t("back")}
          </Command.Item>
        ) : null}
        {shown.map(({ id, label, commands }) => (
          <Command.Group key={id} value={id} heading={label} className={GROUP_STYLE}>
            {commands.map((command) => (
              <CommandItem
                key={command.id}
                command={command}
                group={label}
                onRun={() => run(command)}
              />
            ))}
          </Command.Group>
        ))}
        {folds ? (
          <Command.Group value="folded" heading={t("groups.more")} className={GROUP_STYLE}>
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
      <div role="status">
        <Command.Empty className="px-2 py-6 text-center text-sm text-muted">
          {t("nothing")}
        </Command.Empty>
      </div>
    </Command>
  );
}
