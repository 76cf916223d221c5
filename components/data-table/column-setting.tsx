"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import GripVertical from "lucide-react/icons/grip-vertical";
import Pin from "lucide-react/icons/pin";
import { useTranslations } from "next-intl";
import { type PointerEvent, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Checkbox } from "@/components/ui/field/checkbox";
import { SettingButton } from "@/components/ui/setting-button";
import { withMove, withPin, withVisibility, withWidth } from "./column-layout";
import { type ColumnLayout, MAX_WIDTH, MIN_WIDTH } from "./table";

interface ColumnSettingProps extends DragGripProps {
  id: string;
  label: string;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  isFirst: boolean;
  isLast: boolean;
  /** On which side of this column the one that is dragged would land. */
  landing: "above" | "below" | null;
}

export function ColumnSetting({
  id,
  label,
  layout,
  onLayout,
  isFirst,
  isLast,
  landing,
  ...drag
}: ColumnSettingProps) {
  const t = useTranslations("dataTable.columns");
  const visible = layout.visibility[id] !== false;
  const pinned = layout.pinned.includes(id);
  return (
    <li
      className={cn(
        "flex min-h-8 items-center gap-0.5",
        landing === "above" && "shadow-[0_-2px_0_var(--accent)]",
        landing === "below" && "shadow-[0_2px_0_var(--accent)]",
      )}
    >
      <DragGrip {...drag} />
      <Checkbox
        checked={visible}
        onCheckedChange={(next) => onLayout(withVisibility(layout, id, next))}
        className="mr-auto min-w-0"
      >
        <span className="truncate">{label}</span>
      </Checkbox>
      <WidthField
        label={t("width", { label })}
        placeholder={t("auto")}
        width={layout.sizing[id]}
        onWidth={(width) => onLayout(withWidth(layout, id, width))}
      />
      <SettingButton
        label={t("pin", { label })}
        icon={<Pin aria-hidden />}
        pressed={pinned}
        className="max-sm:hidden"
        onClick={() => onLayout(withPin(layout, id, !pinned))}
      />
      <SettingButton
        label={t("up", { label })}
        icon={<ChevronUp aria-hidden />}
        disabled={isFirst}
        onClick={() => onLayout(withMove(layout, id, -1))}
      />
      <SettingButton
        label={t("down", { label })}
        icon={<ChevronDown aria-hidden />}
        disabled={isLast}
        onClick={() => onLayout(withMove(layout, id, 1))}
      />
    </li>
  );
}

interface WidthFieldProps {
  label: string;
  placeholder: string;
  width: number | undefined;
  onWidth: (width: number | null) => void;
}

/** Dragging by another means. Enter or leaving the field applies it; empty means the column's own width. */
function WidthField({ label, placeholder, width, onWidth }: WidthFieldProps) {
  // Null while nobody types: the field then shows the width as it is.
  const [typed, setTyped] = useState<string | null>(null);

  function apply() {
    setTyped(null);
    const pixels = Number(typed);
    if (typed === null || (typed !== "" && !Number.isFinite(pixels))) return;
    const next = typed === "" ? undefined : pixels;
    if (next !== width) onWidth(next ?? null);
  }
  return (
    <input
      type="number"
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? width ?? ""}
      min={MIN_WIDTH}
      max={MAX_WIDTH}
      step={8}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === "Enter") apply();
      }}
      className="mr-1 h-6 w-16 max-sm:hidden rounded-sm border border-transparent bg-transparent px-1.5 text-right text-xs text-muted tabular-nums hover:border-line-strong focus-visible:border-accent-fg"
    />
  );
}

interface DragGripProps {
  /** The entry of the list that the pointer is over, counted from 0; null: where it began. */
  onOver: (index: number | null) => void;
  onDrop: (index: number) => void;
}

/**
 * Takes its entry of a list to another place, for the pointer only: buttons beside it do the same.
 * The entry moves when it is let go; Esc leaves it where it was.
 */
function DragGrip({ onOver, onDrop }: DragGripProps) {
  function drag(down: PointerEvent<HTMLElement>) {
    const grip: HTMLElement = down.currentTarget;
    const entry = grip.closest("li");
    const entries = [...(entry?.parentElement?.children ?? [])];
    if (entry === null || down.button !== 0) return;
    down.preventDefault();
    grip.setPointerCapture(down.pointerId);
    const from = entries.indexOf(entry);
    let to = from;
    const gesture = new AbortController();
    const { signal } = gesture;

    function move({ clientY }: globalThis.PointerEvent) {
      const over = entries.findIndex((one) => clientY < one.getBoundingClientRect().bottom);
      const next = over < 0 ? entries.length - 1 : over;
      if (next === to) return;
      to = next;
      entries[to]?.scrollIntoView({ block: "nearest" });
      onOver(to === from ? null : to);
    }
    function leave() {
      to = from;
      grip.releasePointerCapture(down.pointerId);
    }
    grip.addEventListener("pointermove", move, { signal });
    grip.addEventListener("pointercancel", leave, { signal });
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        // The list itself stays open.
        event.stopPropagation();
        leave();
      },
      { signal, capture: true },
    );
    grip.addEventListener(
      "lostpointercapture",
      () => {
        gesture.abort();
        onOver(null);
        if (to !== from) onDrop(to);
      },
      { signal },
    );
  }

  return (
    <span
      aria-hidden
      data-grip=""
      onPointerDown={drag}
      className="grid size-6 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-faint select-none hover:bg-hover hover:text-fg active:cursor-grabbing [&_svg]:size-4"
    >
      <GripVertical />
    </span>
  );
}
