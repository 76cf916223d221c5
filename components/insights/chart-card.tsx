"use client";
import ChevronRight from "lucide-react/icons/chevron-right";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { cn } from "@/components/ui/cn";

export type FigureRow = {
  key: string;
  name: string;
  /** Where the name leads; null for a name alone. */
  nameHref?: string | null;
  /** As many as there are heads, without the first; the first of them is the figure itself. */
  cells: readonly string[];
  /** The list behind the figure; null where no search leads there. */
  href: string | null;
};

type FigureTable = { heads: readonly string[]; rows: readonly FigureRow[] };

interface ChartCardProps {
  title: string;
  /** What is drawn, and what it rests on. */
  note: string;
  /** The figure that is read just now. */
  reading: string;
  /** What hatched bars mean, where there are any. */
  hatched?: ReactNode;
  table: FigureTable;
  children: ReactNode;
}

/** A chart with what it shows, and the same figures as a table. */
export function ChartCard({ title, note, reading, hatched, table, children }: ChartCardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4 print:break-inside-avoid"
    >
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <p className="text-xs text-muted">{note}</p>
      </div>
      <p aria-hidden="true" className="min-h-5 truncate text-sm font-medium tabular-nums">
        {reading}
      </p>
      {children}
      {hatched}
      <Figures caption={title} {...table} />
    </section>
  );
}

/** The figures of a chart as a table, which paper always has. */
function Figures({ caption, heads, rows }: FigureTable & { caption: string }) {
  const t = useTranslations("insights.table");
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-auto">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t("show", { title: caption })}
        onClick={() => setOpen(!open)}
        data-chrome=""
        className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 text-sm text-muted hover:text-fg"
      >
        <ChevronRight aria-hidden className={cn("size-3.5", open && "rotate-90")} />
        {t("label")}
      </button>
      <div id={id} className={cn("mt-1 overflow-x-auto", !open && "hidden print:block")}>
        <table className="w-full border-collapse text-sm tabular-nums [&_:is(td,th)]:border-t [&_:is(td,th)]:border-line [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-0.5 [&_:is(td,th):first-child]:pl-0 [&_:is(td,th):not(:first-child)]:text-right [&_:is(td,th):last-child]:pr-0">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="text-xs text-muted">
              {heads.map((head) => (
                <th key={head} scope="col" className="text-left font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, nameHref = null, cells, href }) => (
              <tr key={key}>
                <th scope="row" className="text-left font-normal">
                  <bdi>
                    {nameHref === null ? name : <CellLink href={nameHref}>{name}</CellLink>}
                  </bdi>
                </th>
                {cells.map((cell, index) => (
                  <td key={heads[index + 1]} className="whitespace-nowrap">
                    {index === 0 && href !== null ? <CellLink href={href}>{cell}</CellLink> : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function CellLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-6 min-w-6 items-center justify-end rounded-sm underline decoration-line-strong underline-offset-2 hover:text-accent-fg"
    >
      {children}
    </Link>
  );
}
