import Check from "lucide-react/icons/check";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface ChoiceButtonProps {
  chosen: boolean;
  /** Given where the button unfolds something. */
  expanded?: boolean;
  /** Id of the words that say why it cannot be chosen; it keeps the focus that the keys bring. */
  unavailable?: string;
  onClick: () => void;
  children: ReactNode;
}

/** One of several choices of which one holds. */
export function ChoiceButton(props: ChoiceButtonProps) {
  const { chosen, expanded, unavailable, onClick, children } = props;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-expanded={expanded}
      aria-disabled={unavailable === undefined ? undefined : true}
      aria-describedby={unavailable}
      onClick={unavailable === undefined ? onClick : undefined}
      className={cn(
        "flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2",
        chosen && "bg-accent-subtle font-medium",
        unavailable !== undefined && "text-faint hover:bg-transparent",
      )}
    >
      {children}
      {chosen ? <Check aria-hidden className="ml-auto size-3.5 shrink-0 text-accent-fg" /> : null}
    </button>
  );
}
