"use client";

import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { cn } from "./cn";

export interface ChipProps {
  /** What the chip filters by, set before the value. */
  name?: ReactNode;
  children: ReactNode;
  /** Makes the body a button, for editing. */
  onClick?: () => void;
  onRemove?: () => void;
  /** Name of the remove button, such as "Remove status Open". */
  removeLabel?: string;
  /** The value cannot be used; say why beside it. */
  invalid?: boolean;
}

const BODY = "inline-flex h-full min-w-0 items-center gap-1.5 px-2";

export function Chip({ name, children, onClick, onRemove, removeLabel, invalid }: ChipProps) {
  const content = (
    <>
      {name ? <span className="shrink-0 text-faint">{name}</span> : null}
      <span className="truncate">{children}</span>
    </>
  );
  return (
    <span
      className={cn(
        "inline-flex h-7 max-w-full items-center overflow-hidden rounded-md border text-sm",
        invalid
          ? "border-exception-line bg-exception-bg text-exception"
          : "border-line bg-subtle text-fg",
      )}
    >
      {onClick ? (
        <button
          type="button"
          onClick={onClick}
          className={cn(BODY, "hover:bg-hover focus-visible:-outline-offset-2")}
        >
          {content}
        </button>
      ) : (
        <span className={BODY}>{content}</span>
      )}
      {onRemove ? (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="grid h-full w-6 shrink-0 place-items-center text-faint hover:bg-pressed hover:text-fg focus-visible:-outline-offset-2"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}
