"use client";
import Link from "next/link";
import { useId, useState } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";
import { namedMarks, type Scale } from "./scale";

export type Bar = {
  key: string;
  /** Null where nothing is known. */
  value: number | null;
  /** Drawn hatched where it is not. */
  isWhole: boolean;
  /** All that the bar says, in words. */
  name: string;
  /** What stands below it. */
  mark: string;
  /** The list behind it; null where no search leads there. */
  href: string | null;
};

interface BarChartProps {
  label: string;
  bars: readonly Bar[];
  scale: Scale;
  /** Says a mark of the axis. */
  tick: (value: number) => string;
  /** Height of the plot in px. */
  height?: number;
  /** How many bars can be named below at most, also on a phone. */
  room?: number;
  /** Called with the bar that is pointed at or has the focus, by its index; null where none is. */
  onRead: (index: number | null) => void;
}

/** Above the highest bar, and below all of them, in px. */
const TOP = 8;
const BELOW = 20;

/** Bars one after another in time, each a link to its list: one stop of the Tab key, arrows within. */
export function BarChart(props: BarChartProps) {
  const { label, bars, scale, tick, height = 128, room = 6, onRead } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const hatch = useId();
  const linked = bars.flatMap(({ href }, index) => (href === null ? [] : [index]));
  const stop = chosen !== null && linked.includes(chosen) ? chosen : linked.at(-1);
  const named = namedMarks(bars.length, room);
  const slot = 100 / Math.max(bars.length, 1);
  const y = (value: number) => TOP + height * (1 - Math.min(value / scale.top, 1));
  const whole = TOP + height + 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: links grouped under a name are no fieldset.
    <div
      role="group"
      aria-label={label}
      className="grid grid-cols-[2.75rem_minmax(0,1fr)]"
      onKeyDown={(event) => arrowFocus(event, "[data-bar]", "across")}
      onMouseLeave={() => onRead(null)}
      onBlur={() => onRead(null)}
    >
      <svg aria-hidden="true" height={whole} className="w-full overflow-visible">
        {scale.ticks.map((value) => (
          <text
            key={value}
            x="100%"
            dx={-6}
            y={y(value)}
            textAnchor="end"
            dominantBaseline="central"
            className="fill-muted text-xs tabular-nums"
          >
            {tick(value)}
          </text>
        ))}
      </svg>
      <svg height={whole} className="w-full overflow-visible" role="presentation">
        <Hatch id={hatch} />
        <g>
          {scale.ticks.map((value) => (
            <line
              key={value}
              x1={0}
              x2="100%"
              y1={y(value)}
              y2={y(value)}
              className={value === 0 ? "stroke-control" : "stroke-line"}
              shapeRendering="crispEdges"
            />
          ))}
        </g>
        {bars.map((bar, index) => {
          const mark = (
            <Mark
              {...{ bar, index, slot, hatch }}
              y={bar.value === null ? null : y(bar.value)}
              floor={TOP + height}
            />
          );
          if (bar.href === null) {
            return <g key={bar.key}>{mark}</g>;
          }
          return (
            <Link
              key={bar.key}
              href={bar.href}
              prefetch={false}
              data-bar=""
              aria-label={bar.name}
              tabIndex={index === stop ? 0 : -1}
              onFocus={() => {
                setChosen(index);
                onRead(index);
              }}
              onMouseEnter={() => onRead(index)}
              className="group outline-none"
            >
              {mark}
            </Link>
          );
        })}
      </svg>
      <svg aria-hidden="true" height={BELOW} className="col-start-2 w-full overflow-visible">
        {bars.map((bar, index) =>
          named.has(index) ? (
            <MarkName key={bar.key} {...{ bar, index, slot }} count={bars.length} />
          ) : null,
        )}
      </svg>
    </div>
  );
}

interface MarkProps {
  bar: Bar;
  index: number;
  /** Width of a bar with what is free beside it, in per cent. */
  slot: number;
  /** Where the bar ends; null where there is none. */
  y: number | null;
  /** Where it begins. */
  floor: number;
  hatch: string;
}

function Mark({ bar, index, slot, y, floor, hatch }: MarkProps) {
  const width = slot * (slot > 12 ? 0.5 : 0.72);
  const left = index * slot + (slot - width) / 2;
  const size = { x: `${left}%`, width: `${width}%` };
  // What is little is still to be seen.
  const tall = y === null || bar.value === 0 ? 0 : Math.max(floor - y, 1.5);
  return (
    <>
      <rect
        x={`${index * slot}%`}
        width={`${slot}%`}
        y={0}
        height={floor}
        rx={3}
        className="fill-transparent stroke-2 group-hover:fill-hover group-focus-visible:fill-hover group-focus-visible:stroke-accent-fg print:hidden"
      />
      {y === null ? (
        <line
          x1={`${left + width / 4}%`}
          x2={`${left + (width * 3) / 4}%`}
          y1={floor - 5}
          y2={floor - 5}
          className="stroke-control"
          strokeDasharray="2 2"
        />
      ) : null}
      {tall > 0 ? (
        <rect
          {...size}
          y={floor - tall}
          height={tall}
          fill={bar.isWhole ? undefined : `url(#${hatch})`}
          className={bar.isWhole ? "fill-accent-fg" : "stroke-accent-fg"}
        />
      ) : null}
    </>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={2} height={6} className="fill-accent-fg" />
      </pattern>
    </defs>
  );
}

interface MarkNameProps {
  bar: Bar;
  index: number;
  slot: number;
  count: number;
}

/** Where in the room of its bar a name stands, from 0 to 1, and which end of it. */
const MIDDLE = { at: 0.5, anchor: "middle" } as const;
const PLACES = new Map<number, { at: number; anchor: "start" | "middle" | "end" }>([
  [0, { at: 0, anchor: "start" }],
  [1, { at: 1, anchor: "end" }],
]);

/** At the ends a name stands within the plot, where its bar is narrower than it. */
function MarkName({ bar, index, slot, count }: MarkNameProps) {
  const isNarrow = count > 8;
  const place = isNarrow ? (PLACES.get(index / (count - 1)) ?? MIDDLE) : MIDDLE;
  return (
    <text
      x={`${(index + place.at) * slot}%`}
      y={BELOW - 5}
      textAnchor={place.anchor}
      className="pointer-events-none fill-muted text-xs tabular-nums"
    >
      {bar.mark}
    </text>
  );
}

/** What hatched bars mean, beside a small one. */
export function HatchKey({ children }: { children: string }) {
  const id = useId();
  return (
    <p className="flex items-center gap-1.5 text-xs text-muted">
      <svg aria-hidden="true" width={12} height={12} className="shrink-0">
        <Hatch id={id} />
        <rect
          x={0.5}
          y={0.5}
          width={11}
          height={11}
          fill={`url(#${id})`}
          className="stroke-accent-fg"
        />
      </svg>
      {children}
    </p>
  );
}
