"use client";
import { useQuery } from "@tanstack/react-query";
import CircleX from "lucide-react/icons/circle-x";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ToneBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { type Block, type BlockTime, type CapacitySlot, hasNoRoom } from "@/lib/actions/capacity";
import { blocksQuery } from "@/lib/actions/capacity-query";
import { emptySchedule, scheduleHref } from "@/lib/schedule/schedule-search";
import { BlockChip } from "./block-chip";
import { type CapacityWords, useCapacityWords } from "./capacity-words";
import { blocksIn, type HourRow, hoursOf } from "./hours-model";

interface HoursTableProps {
  /** What people call the store. */
  name: string;
  store: string;
  marketplace: string | null;
  slots: readonly CapacitySlot[];
  /** The columns, as `2026-11-23`. */
  days: readonly string[];
  daysWords: string;
  zone: string;
  today: string;
  /** Epoch ms. */
  now: number;
  /** Opens the dialog of a block, for a time to which it was carried or for none; null for whoever may move none. */
  onMove: ((block: Block, wished: BlockTime | null) => void) | null;
}

/** What a store has, hour by hour: each cell says in words what is free, taken and blocked. */
export function HoursTable(props: HoursTableProps) {
  const { name, slots, days, daysWords, zone, today, now } = props;
  const t = useTranslations("capacity.hours");
  const words = useCapacityWords();
  const { store, marketplace } = props;
  const { data: blocked } = useQuery(blocksQuery({ store, marketplace }));
  return (
    <section
      aria-label={t("caption", { store: name, days: daysWords })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
      tabIndex={0}
      className="min-w-0 overflow-auto rounded-lg border border-line bg-surface focus-visible:-outline-offset-2"
    >
      <table
        className={cn(
          "w-full table-fixed border-separate border-spacing-0 text-xs [&_:is(td,th)]:border-b [&_:is(td,th)]:border-line [&_:is(td,th):not(:last-child)]:border-r [&_tr:last-child>*]:border-b-0",
          days.length > 1 && "min-w-[56rem]",
        )}
      >
        <caption className="sr-only">{t("caption", { store: name, days: daysWords })}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 w-20 bg-subtle px-2 py-1.5 text-left font-medium text-muted"
            >
              {t("hour")}
            </th>
            {days.map((day) => (
              <th
                key={day}
                scope="col"
                aria-current={day === today ? "date" : undefined}
                className={cn(
                  "sticky top-0 z-10 px-2 py-1.5 text-left font-medium whitespace-nowrap",
                  day === today ? "bg-accent-subtle text-accent-fg" : "bg-subtle text-muted",
                )}
              >
                {words.day(day, now)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hoursOf(slots, days, zone).map((row) => (
            <tr key={row.key}>
              <th
                scope="row"
                className="sticky left-0 z-10 bg-surface px-2 py-1.5 text-left align-top font-medium whitespace-nowrap tabular-nums"
              >
                {row.isSecond
                  ? t("second", { time: words.clock(row.minutes) })
                  : words.clock(row.minutes)}
              </th>
              {row.cells.map((slot, column) => (
                <Cell
                  key={days[column]}
                  {...{ slot, row, words }}
                  blocks={blocked?.blocks ?? []}
                  day={days[column] ?? ""}
                  {...props}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps extends HoursTableProps {
  slot: CapacitySlot | null;
  row: HourRow;
  day: string;
  words: CapacityWords;
  blocks: readonly Block[];
}

function Cell(props: CellProps) {
  const { slot, row, day, words, blocks, store, marketplace, zone, today, now, onMove } = props;
  const t = useTranslations("capacity.hours");
  if (slot === null) {
    return <td className="px-2 py-1.5 align-top text-faint">{t("noHour")}</td>;
  }
  const { given, taken } = slot;
  const isFull = hasNoRoom(slot);
  const isOver = given === 0 && (taken ?? 0) > 0;
  const isPast = Date.parse(slot.end) <= now;
  const hour = Math.floor(row.minutes / 60);
  const href = scheduleHref({
    ...emptySchedule(),
    ...{ view: "day", by: "store", on: day, store: [store], marketplace },
    hours: { from: hour, to: hour + 1 },
  });
  // Of an hour that comes twice the first is meant, as everywhere.
  const target = isPast || row.isSecond ? {} : { "data-day": day, "data-hour": row.minutes };
  const at = { day, minutes: row.minutes };
  return (
    <td
      {...target}
      className={cn(
        "px-2 py-1.5 align-top tabular-nums data-drop:bg-accent-subtle data-drop:outline-2 data-drop:-outline-offset-2 data-drop:outline-accent",
        isFull && !isPast && "bg-exception-bg",
        isOver && !isPast && "bg-action-bg",
        !isFull && !isOver && given === 0 && "bg-subtle",
        isPast && "[&_*]:text-muted!",
      )}
    >
      <Head slot={slot} isOver={isOver} isFull={isFull} />
      <Details slot={slot} href={href} day={words.day(day, now)} time={words.clock(row.minutes)} />
      {blocksIn(blocks, at).map((block) => (
        <BlockChip
          key={block.id}
          {...{ block, words, zone, today, now }}
          hour={at}
          onMove={onMove && !isPast ? (wished) => onMove(block, wished) : null}
        />
      ))}
    </td>
  );
}

function Head({
  slot: { given, free },
  isFull,
  isOver,
}: {
  slot: CapacitySlot;
  isFull: boolean;
  isOver: boolean;
}) {
  const t = useTranslations("capacity.hours");
  if (isOver) {
    return (
      <ToneBadge tone="action" look="plain" icon={<TriangleAlert />}>
        {t("over")}
      </ToneBadge>
    );
  }
  if (isFull) {
    return (
      <ToneBadge tone="exception" look="plain" icon={<CircleX />}>
        {t("full")} {t("of", { given: given ?? 0 })}
      </ToneBadge>
    );
  }
  if (given === 0) return <span className="text-muted">{t("closed")}</span>;
  return (
    <p className="whitespace-nowrap">
      <span className="text-sm font-semibold">
        {free === null ? t("unknown") : t("free", { count: free })}
      </span>{" "}
      <span className="text-muted">{given === null ? null : t("of", { given })}</span>
    </p>
  );
}

interface DetailsProps {
  slot: CapacitySlot;
  href: string;
  day: string;
  time: string;
}

/** What takes room, and the way to the visits that do. */
function Details({ slot: { taken, blocked }, href, day, time }: DetailsProps) {
  const t = useTranslations("capacity.hours");
  if (!taken && !blocked) return null;
  return (
    <p className="flex flex-wrap gap-x-1.5 text-muted">
      {taken ? (
        <Link
          href={href}
          prefetch={false}
          aria-label={`${t("taken", { count: taken })}, ${day}, ${time}`}
          className="rounded-sm leading-6 underline decoration-line-strong underline-offset-2 hover:text-accent-fg"
        >
          {t("taken", { count: taken })}
        </Link>
      ) : null}
      {blocked ? <span className="leading-6">{t("blocked", { count: blocked })}</span> : null}
    </p>
  );
}
