"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import Check from "lucide-react/icons/check";
import Minus from "lucide-react/icons/minus";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface CheckboxProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Visible label; without it give `aria-label`. */
  children?: ReactNode;
  indeterminate?: boolean;
  disabled?: boolean;
  name?: string;
  "aria-label"?: string;
  className?: string;
}

/** A box with its label; the whole row is the target. */
export function Checkbox({ children, className, indeterminate, ...props }: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI renders the input inside.
    <label
      className={cn(
        "inline-flex min-h-6 min-w-6 items-center gap-2 text-sm has-data-disabled:opacity-50",
        className,
      )}
    >
      <Base.Root
        {...props}
        indeterminate={indeterminate}
        className={cn(
          "grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface text-on-accent",
          "data-checked:border-accent data-checked:bg-accent",
          "data-indeterminate:border-accent data-indeterminate:bg-accent",
        )}
      >
        <Base.Indicator className="grid place-items-center data-unchecked:hidden">
          {indeterminate ? (
            <Minus aria-hidden className="size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden className="size-3" strokeWidth={3} />
          )}
        </Base.Indicator>
      </Base.Root>
      {children}
    </label>
  );
}
