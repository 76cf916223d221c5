"use client";

import type { ComponentProps, ReactElement } from "react";
import { Tooltip, type TooltipSide } from "@/components/ui/popup/tooltip";
import { type ButtonSize, type ButtonVariant, iconButtonStyle } from "./button-style";
import { Spinner } from "./progress";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** Name for assistive technology and text of the tooltip. */
  label: string;
  icon: ReactElement;
  variant?: ButtonVariant;
  size?: ButtonSize;
  loading?: boolean;
  /** Shortcut shown in the tooltip, such as "R". */
  shortcut?: string;
  tooltipSide?: TooltipSide;
}

/** A square button with one icon. */
export function IconButton({
  label,
  icon,
  variant = "ghost",
  size = "md",
  loading = false,
  shortcut,
  tooltipSide,
  type = "button",
  className,
  onClick,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} side={tooltipSide}>
      <button
        {...props}
        type={type}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-busy={loading || undefined}
        aria-disabled={loading || props["aria-disabled"]}
        onClick={loading ? undefined : onClick}
        className={iconButtonStyle(variant, size, className)}
      >
        {loading ? <Spinner /> : icon}
      </button>
    </Tooltip>
  );
}
