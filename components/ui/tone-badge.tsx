import type { ReactNode } from "react";
import { cn } from "./cn";
import { TONE_SURFACE, TONE_TEXT, type Tone } from "./tone";

export interface ToneBadgeProps {
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
