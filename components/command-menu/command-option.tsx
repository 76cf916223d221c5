"use client";
import ArrowLeft from "lucide-react/icons/arrow-left";
import Check from "lucide-react/icons/check";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import type { Command } from "@/components/shared/command";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";

/** A command, or a way to more of them. */
export type ListedCommand = Command & { leads?: "on" | "back" };

interface CommandOptionProps {
  id: string;
  command: ListedCommand;
  /** It is the one that Enter in the field runs. */
  active: boolean;
  /** It comes into view, as somebody has moved to it by key. */
  revealed: boolean;
  onPoint: () => void;
  onRun: () => void;
}

export function CommandOption({
  id,
  command,
  active,
  revealed,
  onPoint,
  onRun,
}: CommandOptionProps) {
  const t = useTranslations("commandMenu");
  const { label, detail, note, key, checked, leads } = command;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the field's aria-activedescendant points here.
    <div
      id={id}
      ref={(element) => {
        if (revealed) element?.scrollIntoView({ block: "nearest" });
      }}
      role="option"
      aria-selected={active}
      onPointerMove={active ? undefined : onPoint}
      onClick={onRun}
      className={cn(
        "flex min-h-9 scroll-mt-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm select-none pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint",
        active && "bg-hover",
      )}
    >
      {leads === "back" ? <ArrowLeft aria-hidden /> : null}
      <span dir="auto" className="min-w-0 truncate">
        {label}
      </span>
      {detail ? (
        <span className="id-text max-w-2/5 shrink-0 truncate text-faint">{detail}</span>
      ) : null}
      {checked ? (
        <>
          <Check aria-hidden className="text-accent-fg!" />
          <span className="sr-only">{t("on")}</span>
        </>
      ) : null}
      {note ? (
        <span className="ml-auto shrink-0 pl-3 text-xs text-muted tabular-nums">{note}</span>
      ) : null}
      {key ? (
        <span className="ml-auto shrink-0 pl-3">
          <Kbd>{key}</Kbd>
        </span>
      ) : null}
      {leads === "on" ? <ChevronRight aria-hidden className="ml-auto" /> : null}
    </div>
  );
}
