"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Goods } from "@/components/schedule/use-run-sheets";
import type { VisitFrame } from "@/components/schedule/visit/visit-card";
import { ON_PAPER } from "@/components/shared/time/site-time";
import { useEnumWords } from "@/components/shared/words";
import { useListWords } from "@/components/ui/use-list-words";
import type { AssociatedItem } from "@/lib/jobs/job";
import {
  type Lane,
  type LaneKind,
  NO_LANE,
  type ScheduleAnswer,
  type Visit,
} from "@/lib/schedule/schedule";
import { placeOnDay } from "@/lib/schedule/visit-time";
import { formatCalendarDay } from "@/lib/time/format";

interface RunSheetsProps {
  answer: Pick<ScheduleAnswer, "lanes" | "tz">;
  /** As `2026-11-23`. */
  day: string;
  by: LaneKind;
  frame: VisitFrame;
  goods: Goods;
}

/** On paper alone: a sheet for each technician, or each store, to take along. */
export function RunSheets({ answer, day, by, frame, goods }: RunSheetsProps) {
  const sheets = answer.lanes
    .map((lane) => ({
      ...lane,
      visits: lane.visits.filter((visit) => placeOnDay(visit, day, answer.tz)),
    }))
    .filter(({ id, visits }) => visits.length > 0 && (by === "store" || id !== NO_LANE));
  if (sheets.length === 0) return null;
  return (
    <div data-run-sheets="" className="hidden print:block">
      {sheets.map((lane) => (
        <RunSheet key={lane.id} {...{ lane, day, by, frame, goods }} />
      ))}
    </div>
  );
}

function RunSheet({
  lane,
  day,
  by,
  frame,
  goods,
}: Omit<RunSheetsProps, "answer"> & { lane: Lane }) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  return (
    <section className="break-after-page last:break-after-auto">
      <header className="mb-[4mm] flex items-baseline justify-between border-b-2 border-fg pb-[1mm]">
        <h2 className="text-xl font-semibold">
          <bdi>{frame.words.lane(lane, by)}</bdi>
        </h2>
        <p>
          {t("sheet.title")} · {formatCalendarDay(day, { locale, now: ON_PAPER })} ·{" "}
          {t("lane.visits", { count: lane.visits.length })}
        </p>
      </header>
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr className="text-left text-xs [&>*]:border-b [&>*]:pb-[1mm] [&>*]:font-medium">
            <th className="w-[22mm]">{t("sheet.time")}</th>
            <th className="w-[72mm]">{t("sheet.visit")}</th>
            <th>{t("sheet.notes")}</th>
            <th className="w-[38mm]">{t("sheet.signature")}</th>
          </tr>
        </thead>
        <tbody>
          {lane.visits.map((visit) => (
            <SheetRow
              key={visit.key}
              {...{ visit, lane, frame }}
              items={goods.get(visit.serviceJobId)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SheetRowProps {
  visit: Visit;
  lane: Lane;
  frame: VisitFrame;
  /** Undefined where they could not be read. */
  items: readonly AssociatedItem[] | undefined;
}

function SheetRow({ visit, lane, items, frame: { words, tz } }: SheetRowProps) {
  const t = useTranslations("schedule.sheet");
  const listWords = useListWords();
  const store = words.store(visit.store);
  const others = visit.technicians.filter(({ id }) => id !== lane.id);
  const flags = visit.flags.map(words.flag);
  return (
    <tr className="h-[26mm] break-inside-avoid [&>*]:border-b [&>*]:py-[1.5mm] [&>*]:pr-[3mm] [&>*]:align-top">
      <th scope="row" className="text-left font-semibold tabular-nums">
        {words.time(visit, tz)}
        <span className="block text-xs font-normal">{words.zone(visit, tz)}</span>
      </th>
      <td className="wrap-anywhere">
        <bdi className="font-medium">{words.service(visit)}</bdi>
        <span className="block text-xs">
          {store ?? t("where", { id: visit.serviceJobId })}
          {store ? ` · ${t("order", { id: visit.serviceJobId })}` : null}
        </span>
        <SheetGoods items={items} />
        {others.length > 0 ? (
          <span className="block text-xs">
            {t("technicians", {
              names: listWords(others.map(({ id, name }) => name ?? id ?? "?")),
            })}
          </span>
        ) : null}
        {flags.length > 0 ? <span className="block text-xs">{listWords(flags)}</span> : null}
      </td>
      <td className="border-l border-line" />
      <td className="border-l border-line" />
    </tr>
  );
}

/** What has to be there for the work, or that it is not known. */
function SheetGoods({ items }: Pick<SheetRowProps, "items">) {
  const t = useTranslations("schedule.sheet");
  const statusWords = useEnumWords("item");
  if (items === undefined) return <span className="block text-xs italic">{t("noGoods")}</span>;
  return items.map(({ title, asin, quantity = 1, itemStatus }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two items may be the same in every field.
    <span key={index} className="block text-xs">
      <bdi>{t("item", { count: quantity, title: title ?? asin ?? "?" })}</bdi>
      {itemStatus ? ` · ${statusWords(itemStatus)}` : null}
    </span>
  ));
}
