import Check from "lucide-react/icons/check";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface ChoiceButtonProps {
  chosen: boolean;
  /** Given where the button unfolds something. */
  expanded?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** One of several choices of which one holds. */
export function ChoiceButton({ chosen, expanded, onClick, children }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-expanded={expanded}
      onClick={onClick}
      className={cn(
        "flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2",
        chosen && "bg-accent-subtle font-medium",
      )}
    >
      {children}
      {chosen ? <Check aria-hidden className="ml-auto size-3.5 shrink-0 text-accent-fg" /> : null}
    </button>
  );
}
