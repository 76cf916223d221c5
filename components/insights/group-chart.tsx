"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";

type GroupBar = {
  key: string;
  label: string;
  /** Null where nothing is known. */
  value: number | null;
  words: string;
  /** All that the bar says, in words. */
  name: string;
  /** The list behind it; null where no search leads there. */
  href: string | null;
};

interface GroupChartProps {
  label: string;
  bars: readonly GroupBar[];
  /** Where the scale, which begins at zero, ends. */
  top: number;
}

/** A bar for each group, one below the other: one stop of the Tab key, arrows within. */
export function GroupChart({ label, bars, top }: GroupChartProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const linked = bars.filter(({ href }) => href !== null);
  const stop = linked.find(({ key }) => key === chosen) ?? linked[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: links grouped under a name are no fieldset.
    <div
      role="group"
      aria-label={label}
      onKeyDown={(event) => arrowFocus(event, "[data-bar]", "down")}
    >
      <ol className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_max-content] gap-x-3">
        {bars.map((bar) => (
          <li key={bar.key} className="col-span-full grid grid-cols-subgrid">
            <Row bar={bar} isStop={bar === stop} onFocus={() => setChosen(bar.key)}>
              <bdi aria-hidden={bar.href !== null} className="truncate" title={bar.label}>
                {bar.label}
              </bdi>
              <svg aria-hidden="true" height={14} className="w-full">
                <line x1={0.5} x2={0.5} y1={0} y2={14} className="stroke-control" />
                {bar.value !== null && bar.value > 0 ? (
                  <rect
                    x={1}
                    y={1}
                    height={12}
                    width={`${Math.max((100 * bar.value) / top, 0.5)}%`}
                    className="fill-accent-fg"
                  />
                ) : null}
              </svg>
              <span aria-hidden={bar.href !== null} className="text-right text-muted tabular-nums">
                {bar.words}
              </span>
            </Row>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  bar: GroupBar;
  isStop: boolean;
  onFocus: () => void;
  children: ReactNode;
}

const ROW = "col-span-full grid min-h-6 grid-cols-subgrid items-center rounded-sm text-sm";

function Row({ bar, isStop, onFocus, children }: RowProps) {
  if (bar.href === null) return <div className={ROW}>{children}</div>;
  return (
    <Link
      href={bar.href}
      prefetch={false}
      data-bar=""
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      className={`${ROW} hover:bg-hover`}
    >
      {children}
      <span className="sr-only">{bar.name}</span>
    </Link>
  );
}
