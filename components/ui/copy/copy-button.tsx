"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { iconButtonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { toast } from "@/components/ui/toast/toast";
import { copyText } from "./copy-text";

export interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string;
  /** Name of the button, such as "Copy order id 123". */
  label: string;
  /** Shown before the icon, as part of the button; without it the button is a square icon. */
  children?: ReactNode;
  className?: string;
}

const TICK_MS = 1500;

// Made once: a table has one for each row.
const COPY = <Copy aria-hidden className="shrink-0 text-faint" />;
const COPIED = <Check aria-hidden className="shrink-0 text-done" />;

const WITH_TEXT =
  "relative inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm hover:text-accent-fg [&_svg]:size-3.5";

/** Copies, shows a tick for a moment and says so politely. */
export function CopyButton({ text, label, children, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const [tickFor, setTickFor] = useState<string | null>(null);
  const copied = tickFor === text;

  // The outside system is the clock: the tick goes after a moment.
  useEffect(() => {
    if (tickFor === null) return;
    const timer = setTimeout(() => setTickFor(null), TICK_MS);
    return () => clearTimeout(timer);
  }, [tickFor]);

  async function copy() {
    if (await copyText(text)) {
      setTickFor(text);
      announce(t("copied", { text }));
    } else {
      toast({ kind: "error", title: t("copyFailed") });
    }
  }

  return (
    <button
      type="button"
      title={label}
      onClick={(event) => {
        // A copy inside a row must not open the row.
        event.stopPropagation();
        void copy();
      }}
      className={children ? cn(WITH_TEXT, className) : iconButtonStyle("ghost", "sm", className)}
    >
      {children ? <span className="truncate">{children}</span> : null}
      <span className="sr-only">{label}</span>
      {copied ? COPIED : COPY}
    </button>
  );
}
