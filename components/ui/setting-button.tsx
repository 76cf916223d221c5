import type { ReactElement } from "react";
import { iconButtonStyle } from "./button-style";
import { cn } from "./cn";

export interface SettingButtonProps {
  label: string;
  icon: ReactElement;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
  className?: string;
}

/** A small action on an entry of a list. One that has done its work is disabled only by word, and so keeps the focus. */
export function SettingButton({
  label,
  icon,
  pressed,
  disabled = false,
  onClick,
  className,
}: SettingButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      className={iconButtonStyle("ghost", "sm", cn("aria-disabled:opacity-40", className))}
    >
      {icon}
    </button>
  );
}
