import { cn } from "./cn";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md";

const BASE =
  "relative inline-flex shrink-0 items-center justify-center rounded-md border font-medium " +
  "whitespace-nowrap select-none transition-colors duration-100 " +
  "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed";

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover",
  secondary:
    "border-line-strong bg-surface text-fg shadow-xs hover:bg-hover active:bg-pressed " +
    "data-[popup-open]:bg-hover aria-pressed:bg-pressed",
  ghost:
    "border-transparent text-muted hover:bg-hover hover:text-fg active:bg-pressed " +
    "data-[popup-open]:bg-hover data-[popup-open]:text-fg aria-pressed:bg-pressed aria-pressed:text-fg",
  danger:
    "border-transparent bg-danger text-on-accent hover:bg-danger-hover active:bg-danger-hover",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-sm [&_svg]:size-3.5",
  md: "h-8 gap-2 px-3 text-sm [&_svg]:size-4",
};

const SQUARES: Record<ButtonSize, string> = {
  sm: "size-7 [&_svg]:size-4",
  md: "size-8 [&_svg]:size-4",
};

/** Class names of a button, for the elements that only look like one. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return cn(BASE, VARIANTS[variant], SIZES[size], className);
}

/** Class names of a square button that holds one icon. */
export function iconButtonStyle(
  variant: ButtonVariant,
  size: ButtonSize,
  className?: string,
): string {
  return cn(BASE, VARIANTS[variant], SQUARES[size], className);
}
