"use client";
import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useState,
} from "react";
import type { Command, CommandGroup } from "@/components/shared/command";
import { cn } from "@/components/ui/cn";
import { FIELD_STYLE } from "@/components/ui/field/input";
import { CommandOption, type ListedCommand } from "./command-option";
import { rankCommands } from "./rank-commands";
import { closeSearch, takeEnter, updateSearchDraft, useSearchDraft } from "./search-draft";
import { SearchStatus } from "./search-status";
import type { Hits } from "./use-hits";

interface CommandListProps {
  /** In the order in which they are listed; those without a command are left out. */
  groups: readonly CommandGroup[];
  hits: Hits;
  field: RefObject<HTMLInputElement | null>;
}

/**
 * The field and what it finds. With nothing typed, long groups are one entry each; typing finds
 * through all of them.
 */
export function CommandList({ groups, hits, field }: CommandListProps) {
  const t = useTranslations("commandMenu");
  const typed = useSearchDraft("text");
  const entered = useSearchDraft("entered");
  const listId = useId();
  const [openId, setOpenId] = useState<string | null>(null);
  const [chosen, setChosen] = useState({ id: "", typed: "", byKey: true });
  const opened = groups.find(({ id }) => id === openId) ?? null;
  const { groups: ranked, certain } = rankCommands(opened ? [opened] : groups, typed);
  const listed = typed === "" ? withEntries(ranked) : ranked;
  const options: ListedCommand[] = listed.flatMap(({ commands }) => commands);
  const picked = chosen.typed === typed ? options.find(({ id }) => id === chosen.id) : undefined;
  const active = picked ?? options[0];
  const waits = opened === null && hits.awaited && !certain;

  // The outside system is the focus: from now on keys are typed here.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), [field]);

  const enterAtLast = useEffectEvent(() => {
    // What is nowhere known leads to nothing else by itself.
    const inVain = hits.problem !== null || (hits.isId && hits.count === 0);
    if (takeEnter() && options[0] && !inVain) run(options[0]);
  });

  // The outside system is the server, for whose answer an Enter has waited.
  const due = entered && !waits;
  useEffect(() => {
    if (due) enterAtLast();
  }, [due]);

  /** The way into long groups, or out of one. */
  function withEntries(shown: readonly CommandGroup[]): readonly ListedGroup[] {
    if (opened) {
      const back = { id: "back", label: t("back"), leads: "back", run: () => go(null) } as const;
      return [{ id: "back", label: "", commands: [{ ...back, stays: true }] }, ...shown];
    }
    const entries = shown
      .filter(({ folded }) => folded)
      .map(({ id, label }): ListedCommand => {
        const group = { id: `open-${id}`, label: t("more", { group: label }), run: () => go(id) };
        return { ...group, leads: "on", stays: true };
      });
    const more = { id: "folded", label: t("groups.more"), commands: entries };
    return [...shown.filter(({ folded }) => !folded), ...(entries.length > 0 ? [more] : [])];
  }

  function go(id: string | null) {
    setOpenId(id);
    updateSearchDraft({ text: "" });
  }

  function run(command: Command) {
    if (!command.stays) closeSearch();
    command.run();
  }

  /** Acts on what somebody has moved to; otherwise on the best there is, once that is known. */
  function enter() {
    if (picked === undefined && waits) updateSearchDraft({ entered: true });
    else if (active) run(active);
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = targetOf(event, active ? options.indexOf(active) : -1, options.length - 1);
    if (target !== null) {
      event.preventDefault();
      updateSearchDraft({ entered: false });
      setChosen({ id: options[target]?.id ?? "", typed, byKey: true });
    } else if (event.key === "Enter") {
      event.preventDefault();
      enter();
    } else if (event.key === "Backspace" && typed === "" && opened) go(null);
  }

  const optionId = (command: Command) => `${listId}-${command.id.replaceAll(/\s/gu, "_")}`;
  return (
    <>
      <input
        ref={field}
        role="combobox"
        aria-label={t("title")}
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active ? optionId(active) : undefined}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        placeholder={opened ? opened.label : t("search")}
        value={typed}
        onFocus={() => updateSearchDraft({ reached: true })}
        onChange={(event) => updateSearchDraft({ text: event.target.value, entered: false })}
        onKeyDown={onKeyDown}
        className={cn(FIELD_STYLE, "h-9 px-3 pointer-coarse:h-11")}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t("results")}
        // A press must not take the focus out of the field.
        onMouseDown={(event) => event.preventDefault()}
        className={cn(
          "mt-2 max-h-[48dvh] overflow-y-auto max-sm:max-h-[40dvh]",
          options.length === 0 && "hidden",
        )}
      >
        {listed.map(({ id, label, commands }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={id} role="group" aria-label={label || undefined}>
            {label === "" ? null : (
              <p aria-hidden className="px-2 pt-2 pb-1 text-xs font-medium text-muted">
                {label}
              </p>
            )}
            {commands.map((command) => (
              <CommandOption
                key={command.id}
                id={optionId(command)}
                command={command}
                active={command.id === active?.id}
                revealed={command.id === active?.id && (picked === undefined || chosen.byKey)}
                onPoint={() => setChosen({ id: command.id, typed, byKey: false })}
                onRun={() => run(command)}
              />
            ))}
          </div>
        ))}
      </div>
      <SearchStatus hits={opened ? null : hits} empty={options.length === 0} waits={entered} />
    </>
  );
}

type ListedGroup = Omit<CommandGroup, "commands"> & { commands: readonly ListedCommand[] };

/** Where a key moves to in a list that has no end; null for a key that does not move. */
function targetOf({ key, shiftKey }: KeyboardEvent, index: number, last: number): number | null {
  if (shiftKey || last < 0) return null;
  switch (key) {
    case "ArrowDown":
      return index >= last ? 0 : index + 1;
    case "ArrowUp":
      return index <= 0 ? last : index - 1;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
