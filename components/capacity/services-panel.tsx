"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useIndexed } from "@/components/shared/indexed";
import { FailedState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { Select } from "@/components/ui/field/select";
import { Skeleton } from "@/components/ui/skeleton";
import { storeSlotsQuery } from "@/lib/actions/capacity-query";
import type { Slot } from "@/lib/actions/job-action";
import { facetsQuery } from "@/lib/search/facets-query";
import { jobsQuery } from "@/lib/search/jobs-query";
import { emptySearch, hrefFor, type JobsSearch } from "@/lib/search/jobs-search";
import { dayInZone } from "@/lib/time/calendar";
import { formatClock } from "@/lib/time/format";
import { type CapacityPlace, useCapacityWords } from "./capacity-words";

interface ServicesPanelProps {
  place: CapacityPlace;
  days: readonly string[];
  daysWords: string;
  asin: string | null;
  onAsin: (asin: string | null) => void;
}

/** While the index is being filled nobody knows the services yet, in ms. */
const ASK_AGAIN_MS = 5_000;

const ANY_TIME = { kind: "preset", preset: "any" } as const;

/** When a store can do one of its services, and the jobs that wait for a time. */
export function ServicesPanel(props: ServicesPanelProps) {
  const { place, asin } = props;
  const t = useTranslations("capacity.services");
  return (
    <section aria-labelledby="services-title" className="min-w-0">
      <div className="mb-1.5 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="services-title" className="text-base font-semibold">
          {t("title")}
        </h2>
        <ServicePicker {...props} />
      </div>
      {asin === null ? null : (
        <>
          <SlotRow {...props} asin={asin} />
          <Fitting {...{ place, asin }} />
        </>
      )}
    </section>
  );
}

/** The services that the store's jobs have had; where nobody knows them, a field. */
function ServicePicker({ place, asin, onAsin }: ServicesPanelProps) {
  const t = useTranslations("capacity.services");
  const id = useId();
  const { store, marketplace } = place;
  const search = { ...emptySearch(), created: ANY_TIME, store: [store], marketplace };
  const isIndexed = useIndexed();
  const { data, isError } = useQuery({
    ...facetsQuery(search),
    enabled: isIndexed,
    refetchInterval: ({ state }) => (state.status === "error" ? ASK_AGAIN_MS : false),
  });
  const [typed, setTyped] = useState(asin ?? "");
  if (isError || !isIndexed) {
    return (
      <form
        className="flex flex-wrap items-center gap-2 text-sm"
        onSubmit={(event) => {
          event.preventDefault();
          onAsin(typed.trim() === "" ? null : typed.trim().toUpperCase());
        }}
      >
        <label htmlFor={id} className="text-muted">
          {t("unknown")}
        </label>
        <Input
          id={id}
          size="sm"
          wrapperClassName="w-36"
          maxLength={10}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button size="sm" type="submit">
          {t("asin")}
        </Button>
      </form>
    );
  }
  const known = data?.facets.asin ?? [];
  const options = known.map(({ value, label }) => ({
    value,
    label: label ? `${label} · ${value}` : value,
  }));
  const isOther = asin !== null && known.every(({ value }) => value !== asin);
  return (
    <Select
      aria-label={t("service")}
      className="w-96"
      value={asin ?? ""}
      onValueChange={(value) => onAsin(value === "" ? null : value)}
      options={[
        { value: "", label: t("choose") },
        ...(isOther ? [{ value: asin, label: asin }] : []),
        ...options,
      ]}
    />
  );
}

/** A row of the week: how many slots each day has, and the first of them. */
function SlotRow({ place, days, daysWords, asin }: ServicesPanelProps & { asin: string }) {
  const t = useTranslations("capacity.services");
  const words = useCapacityWords();
  const [from = place.today, to = from] = [days[0], days.at(-1)];
  const query = useQuery(storeSlotsQuery(place, { asin, from, to }));
  const problem = useQueryProblem(query, `${place.store} ${asin} ${from}`);
  if (!query.data) {
    if (!problem) return <Skeleton className="h-14" />;
    return (
      <FailedState
        problem={problem}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const free = query.data.slots.filter(({ left }) => left > 0);
  return (
    <>
      <section
        aria-label={t("caption", { service: asin, days: daysWords })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
        tabIndex={0}
        className="overflow-x-auto rounded-lg border border-line bg-surface focus-visible:-outline-offset-2"
      >
        <table className="w-full min-w-[44rem] table-fixed text-sm [&_:is(td,th):not(:last-child)]:border-r [&_:is(td,th)]:border-line">
          <caption className="sr-only">{t("caption", { service: asin, days: daysWords })}</caption>
          <thead>
            <tr>
              {days.map((day) => (
                <th
                  key={day}
                  scope="col"
                  className="bg-subtle px-2 py-1.5 text-left text-xs font-medium whitespace-nowrap text-muted"
                >
                  {words.day(day, place.now)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {days.map((day) => (
                <SlotCell
                  key={day}
                  slots={free.filter(
                    ({ start }) => dayInZone(Date.parse(start), place.zone) === day,
                  )}
                  zone={place.zone}
                />
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className="mt-1 text-sm text-muted">
        {free.length === 0 ? t("none") : null} {query.data.realTime ? null : t("notRealTime")}
      </p>
    </>
  );
}

function SlotCell({ slots, zone }: { slots: readonly Slot[]; zone: string }) {
  const t = useTranslations("capacity.services");
  const { locale } = useCapacityWords();
  const [first] = slots;
  return (
    <td className="px-2 py-1.5 align-top tabular-nums">
      <p className={first ? "font-semibold" : "text-muted"}>{t("free", { count: slots.length })}</p>
      {first ? (
        <p className="text-xs text-muted">
          {t("first", { time: formatClock(Date.parse(first.start), { locale, zone }) })}
        </p>
      ) : null}
    </td>
  );
}

/** So many are named; the list has all. */
const NAMED = 5;

/** The jobs to schedule of this service at this store. */
function Fitting({ place, asin }: { place: CapacityPlace; asin: string }) {
  const t = useTranslations("capacity.services");
  const search: JobsSearch = {
    ...emptySearch(),
    created: ANY_TIME,
    marketplace: place.marketplace,
    store: [place.store],
    asin: [asin],
    status: ["PENDING_SCHEDULE", "HOLD"],
    size: NAMED,
  };
  const { data } = useQuery(jobsQuery(search));
  if (!data) return null;
  const total = data.total ?? data.jobs.length;
  const all = { ...search, size: emptySearch().size };
  return (
    <div className="mt-1 flex flex-wrap items-baseline gap-x-3 text-sm">
      <p className={total > 0 ? "font-medium" : "text-muted"}>{t("fits", { count: total })}</p>
      {data.jobs.map(({ serviceJobId, serviceOrderId }) => (
        <Link
          key={serviceJobId}
          prefetch={false}
          href={hrefFor({ ...all, job: serviceJobId ?? null })}
          className="id-text rounded-sm leading-6 text-accent-fg hover:underline"
        >
          {serviceOrderId ?? serviceJobId}
        </Link>
      ))}
      {total > data.jobs.length ? (
        <Link
          prefetch={false}
          href={hrefFor(all)}
          className="rounded-sm leading-6 text-accent-fg underline underline-offset-2"
        >
          {t("all")}
        </Link>
      ) : null}
    </div>
  );
}
