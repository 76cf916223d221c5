"use client";
import { Command as Cmdk, defaultFilter } from "cmdk";
import ArrowLeft from "lucide-react/icons/arrow-left";
import Check from "lucide-react/icons/check";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useState } from "react";
import type { Command, CommandGroup } from "@/components/shared/command";
import { overlay } from "@/components/shared/hot-keys";
import { cn } from "@/components/ui/cn";
import { FIELD_STYLE } from "@/components/ui/field/input";
import { Kbd } from "@/components/ui/kbd";
import { Dialog, DialogContent } from "@/components/ui/popup/dialog";

interface CommandMenuProps {
  open: boolean;
  /** Of the list inside, which has the focus at first. */
  field: RefObject<HTMLInputElement | null>;
  /** Mounted only while the menu is open. */
  children: ReactNode;
}

/** Whatever can be done on a screen, by its name. */
export function CommandMenu({ open, field, children }: CommandMenuProps) {
  const t = useTranslations("commandMenu");
  return (
    <Dialog open={open} onOpenChange={(next) => overlay.set(next ? "commands" : null)}>
      <DialogContent title={t("title")} size="md" initialFocus={field}>
        {children}
      </DialogContent>
    </Dialog>
  );
}

const ITEM_STYLE =
  "flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm select-none data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint";

const GROUP_STYLE =
  "**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 " +
  "**:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted";

/** How the ids of those commands begin that are made from what was typed. */
const FOUND = "find-";

/** What was made from the typed text itself always fits it. */
function score(value: string, typed: string, words?: string[]): number {
  return value.startsWith(FOUND) ? 1 : (defaultFilter?.(value, typed, words) ?? 0);
}

interface CommandListProps {
  /** In the order in which they are listed; those without a command are left out. */
  groups: readonly CommandGroup[];
  typed: string;
  onTyped: (typed: string) => void;
  field: RefObject<HTMLInputElement | null>;
}

/**
 * The field and what it finds. With nothing typed, long groups are one entry each; typing finds
 * through all of them.
 */
export function CommandList({ groups, typed, onTyped, field }: CommandListProps) {
  const t = useTranslations("commandMenu");
  const [openId, setOpenId] = useState<string | null>(null);
  const filled = groups.filter(({ commands }) => commands.length > 0);
  const opened = filled.find(({ id }) => id === openId) ?? null;
  const folds = typed === "" && opened === null;
  const shown = (opened ? [opened] : filled).filter(({ folded }) => !(folds && folded));

  function go(id: string | null) {
    setOpenId(id);
    onTyped("");
  }

  function run(command: Command) {
    if (!command.stays) overlay.set(null);
    command.run();
  }

  return (
    <Cmdk
      label={t("title")}
      loop
      filter={score}
      vimBindings={false}
      onKeyDown={(event) => {
        if (event.key === "Backspace" && typed === "" && opened) go(null);
      }}
    >
      <Cmdk.Input
        ref={field}
        value={typed}
        onValueChange={onTyped}
        placeholder={opened ? opened.label : t("search")}
        className={cn(FIELD_STYLE, "h-9 w-full px-3")}
      />
      <Cmdk.List
        label={t("results")}
        // A click would take the focus from the field, and with it what is typed next.
        onMouseDown={(event) => event.preventDefault()}
        className="mt-2 max-h-[48dvh] scroll-py-1 overflow-y-auto"
      >
        {opened ? (
          <Cmdk.Item value="back" onSelect={() => go(null)} className={ITEM_STYLE}>
            <ArrowLeft aria-hidden />
            {t("back")}
          </Cmdk.Item>
        ) : null}
        {shown.map(({ id, label, commands }) => (
          <Cmdk.Group key={id} value={id} heading={label} className={GROUP_STYLE}>
            {commands.map((command) => (
              <CommandItem
                key={command.id}
                command={command}
                group={label}
                onRun={() => run(command)}
              />
            ))}
          </Cmdk.Group>
        ))}
        {folds ? (
          <Cmdk.Group value="folded" heading={t("groups.more")} className={GROUP_STYLE}>
            {filled
              .filter(({ folded }) => folded)
              .map(({ id, label }) => (
                <Cmdk.Item
                  key={id}
                  value={`open ${id}`}
                  onSelect={() => go(id)}
                  className={ITEM_STYLE}
                >
                  {t("more", { group: label })}
                  <ChevronRight aria-hidden className="ml-auto" />
                </Cmdk.Item>
              ))}
          </Cmdk.Group>
        ) : null}
      </Cmdk.List>
      <div role="status">
        <Cmdk.Empty className="px-2 py-6 text-center text-sm text-muted">{t("nothing")}</Cmdk.Empty>
      </div>
    </Cmdk>
  );
}

interface CommandItemProps {
  command: Command;
  group: string;
  onRun: () => void;
}

function CommandItem({ command, group, onRun }: CommandItemProps) {
  const t = useTranslations("commandMenu");
  const { id, label, words = [], key, checked } = command;
  return (
    <Cmdk.Item
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
    </Cmdk.Item>
  );
}
