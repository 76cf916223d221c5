import Check from "lucide-react/icons/check";
import { cn } from "@/components/ui/cn";
import type { NamedZone } from "@/lib/time/zone-list";

interface ZoneOptionProps {
  id: string;
  option: NamedZone & { note: string | null };
  active: boolean;
  picked: boolean;
  onPick: (zone: string) => void;
}

export function ZoneOption({ id, option, active, picked, onPick }: ZoneOptionProps) {
  const { zone, place, name, offset, note } = option;
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
      title={zone}
      onClick={() => onPick(zone)}
      className={cn(
        "flex min-h-8 cursor-default items-center gap-2 rounded-md px-1.5 text-sm [content-visibility:auto] hover:bg-hover",
        active && "bg-hover outline-2 -outline-offset-2 outline-accent-fg",
      )}
    >
      <Check
        aria-hidden
        className={cn("size-3.5 shrink-0 text-accent-fg", !picked && "invisible")}
      />
      <span className="min-w-0 flex-1 truncate">
        {place}
        {(note ?? name) ? <span className="text-faint"> · {note ?? name}</span> : null}
      </span>
      <span className="shrink-0 text-xs text-muted tabular-nums">{offset}</span>
    </div>
  );
}
