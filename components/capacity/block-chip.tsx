"use client";
import { useTranslations } from "next-intl";
import type { PointerEvent } from "react";
import { cn } from "@/components/ui/cn";
import { drag, dragLabel } from "@/components/ui/gesture/drag";
import type { Block, BlockTime } from "@/lib/actions/capacity";
import type { CapacityWords } from "./capacity-words";
import { carriedTime, type Hour, takes } from "./hours-model";

interface BlockChipProps {
  block: Block;
  /** The hour in which it stands. */
  hour: Hour;
  words: CapacityWords;
  zone: string;
  today: string;
  /** Epoch ms. */
  now: number;
  /** Opens its dialog, for a time to which it was carried or for none; null where it cannot be moved. */
  onMove: ((wished: BlockTime | null) => void) | null;
}

/** A block in one of its hours: pressed it opens, and the pointer carries it to another hour. */
export function BlockChip({ block, hour, words, zone, today, now, onMove }: BlockChipProps) {
  const t = useTranslations("capacity.hours");
  const types = useTranslations("capacity.type");
  const { id, type, time, state } = block;
  const isWhole = time.from <= hour.minutes && time.to >= hour.minutes + 60;
  const part = `${words.clock(time.from)}–${words.clock(time.to)}`;
  const look =
    "block max-w-full truncate rounded-sm border border-line-strong bg-[repeating-linear-gradient(135deg,var(--line)_0_5px,var(--surface)_5px_10px)] px-1.5 text-left leading-6 text-fg";
  const label = isWhole ? types(type) : `${types(type)} ${part}`;
  if (onMove === null || state !== "standing") return <span className={look}>{label}</span>;

  const say = (at: BlockTime | null) =>
    at === null ? t("nowhere") : words.block({ type, time: at }, now);
  return (
    <button
      type="button"
      data-block={id}
      aria-label={t("move", { type: label, block: words.block(block, now) })}
      className={cn(look, "cursor-grab hover:border-accent data-dragged:cursor-grabbing")}
      onClick={() => onMove(null)}
      onPointerDown={(down) =>
        carry(down, {
          timeAt: (over) => carriedTime(time, [hour, over], { today, zone }),
          say,
          onDrop: onMove,
        })
      }
    >
      {label}
    </button>
  );
}

interface CarryParts {
  /** When it would be, let go at an hour; null where it cannot be let go there. */
  timeAt: (over: Hour) => BlockTime | null;
  say: (at: BlockTime | null) => string;
  onDrop: (time: BlockTime) => void;
}

/** Carries a block over the hours of its table. Nothing is sent, wherever it is let go. */
function carry(down: PointerEvent<HTMLElement>, { timeAt, say, onDrop }: CarryParts): void {
  const table = down.currentTarget.closest("table");
  if (table === null) return;
  const label = dragLabel();
  const cells = [...table.querySelectorAll<HTMLElement>("[data-hour]")];
  let time: BlockTime | null = null;

  function mark(at: BlockTime | null) {
    for (const cell of cells)
      cell.toggleAttribute("data-drop", at !== null && takes(at, hourOf(cell)));
  }
  drag(down, down.currentTarget, {
    onMove(x, y) {
      const over = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-hour]");
      time = over && table.contains(over) ? timeAt(hourOf(over)) : null;
      // Its other days are seen once it is let go.
      mark(time && { ...time, repeats: null, day: over?.dataset.day ?? time.day });
      label.say(say(time), x, y);
    },
    onEnd() {
      mark(null);
      label.remove();
    },
    onDrop() {
      if (time) onDrop(time);
    },
  });
}

function hourOf({ dataset: { day = "", hour = "" } }: HTMLElement): Hour {
  return { day, minutes: Number(hour) };
}
