import type { ComponentProps, ReactNode } from "react";
import type { ButtonSize } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";

/** The style that every text control shares. */
export const FIELD_STYLE =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface text-sm text-fg shadow-xs " +
  "transition-colors duration-100 hover:border-control " +
  "focus-visible:border-accent-fg focus-visible:outline-2 focus-visible:-outline-offset-1 " +
  "aria-invalid:border-exception disabled:cursor-not-allowed disabled:opacity-50 " +
  // Safari on a phone zooms into any field below 16 px.
  "pointer-coarse:text-lg";

interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  /** sm is 28 px high, md 32. */
  size?: ButtonSize;
  /** Decoration inside the left edge. */
  icon?: ReactNode;
  /** Class of the wrapping element; `className` goes to the input itself. */
  wrapperClassName?: string;
}

/** A text field. It needs a label: a `<label>` or `aria-label`. */
export function Input({ size = "md", icon, className, wrapperClassName, ...props }: InputProps) {
  return (
    <span className={cn("relative block", wrapperClassName)}>
      {icon ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-0 grid w-8 place-items-center text-faint [&_svg]:size-4"
        >
          {icon}
        </span>
      ) : null}
      <input
        {...props}
        className={cn(
          FIELD_STYLE,
          size === "sm" ? "h-7" : "h-8",
          icon ? "pr-2.5 pl-8" : "px-2.5",
          className,
        )}
      />
    </span>
  );
}

/** A field of several lines. It needs a label: a `<label>` or `aria-label`. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...props}
      rows={rows}
      className={cn(FIELD_STYLE, "block resize-y px-2.5 py-1.5", className)}
    />
  );
}
