import Check from "lucide-react/icons/check";
import { cn } from "@/components/ui/cn";
import type { Suggestion } from "./suggestion";

interface SuggestionOptionProps {
  id: string;
  suggestion: Suggestion;
  active: boolean;
  picked: boolean;
  onToggle: (value: string) => void;
}

export function SuggestionOption({
  id,
  suggestion: { value, label },
  active,
  picked,
  onToggle,
}: SuggestionOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the field's aria-activedescendant points here.
    <div
      id={id}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: "nearest" });
      }}
      role="option"
      aria-selected={picked}
      onClick={() => onToggle(value)}
      className={cn(
        "flex min-h-8 cursor-default items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover",
        active && "bg-hover outline-2 -outline-offset-2 outline-accent-fg",
      )}
    >
      <Check
        aria-hidden
        className={cn("size-3.5 shrink-0 text-accent-fg", !picked && "invisible")}
      />
      {label ? (
        <span dir="auto" title={label} className="min-w-0 flex-1 truncate text-left">
          {label}
        </span>
      ) : null}
      <span
        className={cn("id-text shrink-0 truncate", label ? "max-w-2/5 text-faint" : "max-w-full")}
      >
        {value}
      </span>
    </div>
  );
}
