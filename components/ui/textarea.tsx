import type { ComponentProps } from "react";
import { cn } from "./cn";
import { FIELD_STYLE } from "./field-style";

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
