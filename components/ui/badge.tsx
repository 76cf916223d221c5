import type { ReactNode } from "react";
import { cn } from "./cn";

/** The five tones a state can have. Colour is never alone: a tone is shown with an icon or a word. */
export type Tone = "action" | "progress" | "done" | "closed" | "exception";

/** Text and icon colour on any surface of ours. */
export const TONE_TEXT: Record<Tone, string> = {
  action: "text-action",
  progress: "text-progress",
  done: "text-done",
  closed: "text-closed",
  exception: "text-exception",
};

/** Text, tinted background and border together. */
const TONE_SURFACE: Record<Tone, string> = {
  action: "border-action-line bg-action-bg text-action",
  progress: "border-progress-line bg-progress-bg text-progress",
  done: "border-done-line bg-done-bg text-done",
  closed: "border-closed-line bg-closed-bg text-closed",
  exception: "border-exception-line bg-exception-bg text-exception",
};

/** A small neutral label: a count, a kind. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center gap-1 rounded-sm border border-line bg-subtle px-1.5 text-xs whitespace-nowrap text-muted tabular-nums",
        className,
      )}
    >
      {children}
    </span>
  );
}

interface ToneBadgeProps {
  tone: Tone;
  /** Required: colour is never alone. */
  icon: ReactNode;
  children: ReactNode;
  /** "tinted" has a background and a border; "plain" is icon and text only, for dense rows. */
  look?: "tinted" | "plain";
  className?: string;
}

export function ToneBadge({ tone, icon, children, look = "tinted", className }: ToneBadgeProps) {
  return (
    <span
      data-badge=""
      className={cn(
        "inline-flex max-w-full items-center gap-1 text-xs font-medium whitespace-nowrap",
        look === "tinted" ? `h-5 rounded-sm border px-1.5 ${TONE_SURFACE[tone]}` : TONE_TEXT[tone],
        className,
      )}
    >
      <span aria-hidden className="shrink-0 [&_svg]:size-3.5">
        {icon}
      </span>
      <span className="truncate">{children}</span>
    </span>
  );
}
