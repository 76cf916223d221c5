"use client";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState, useSyncExternalStore } from "react";
import { Named } from "@/components/capacity/block-form";
import type { CapacityPlace } from "@/components/capacity/capacity-words";
import { type ScheduleHead, WeekWords, WithSchedule } from "@/components/capacity/schedule-parts";
import { askStoresAnew } from "@/components/capacity/use-intent";
import { DayPicker } from "@/components/filters/date/day-picker";
import { problemOf } from "@/components/shared/problem/query-problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { DialogClose, DialogContent } from "@/components/ui/popup/dialog";
import { DialogHint } from "@/components/ui/popup/dialog-parts";
import { type StoreScheduleAnswer, spansOf } from "@/lib/actions/capacity";
import { inMarketplace, resourcePath, storeScheduleQuery } from "@/lib/actions/capacity-query";
import { newIntentKey } from "@/lib/actions/send-action";
import { faultsOf, weekFrom } from "@/lib/actions/week-plan";
import { sendJson } from "@/lib/http/fetch-json";
import { serverNow } from "@/lib/http/server-clock";
import { addDays } from "@/lib/time/calendar";
import { CopyProgress, CopyProgressButtons } from "./copy-progress";
import { type CopyRun, createCopyRun } from "./copy-run";
import { CopyTarget } from "./copy-target";

/** A week that is copied is good for so long, unless somebody says otherwise. */
const USUAL_DAYS = 180;

type KnownStore = { id: string; name: string };

/** Stays whatever becomes of its dialog: what is on its way ends. */
export function useCopyRun(marketplace: string | null): CopyRun {
  const client = useQueryClient();
  const [run] = useState(() =>
    createCopyRun({
      send({ store, body }, key) {
        const search = new URLSearchParams(inMarketplace({ store, marketplace }));
        const path = resourcePath({ store, marketplace }, "schedule");
        const address = search.size > 0 ? `${path}?${search}` : path;
        return sendJson("PUT", address, body, { headers: { "idempotency-key": key } });
      },
      newKey: newIntentKey,
      toProblem: (error) => problemOf(error instanceof Error ? error : new Error("unknown")),
      now: serverNow,
      onEnd: () => askStoresAnew(client),
    }),
  );
  return run;
}

interface CopyScheduleProps {
  place: CapacityPlace;
  /** Every store that is known here, this one among them. */
  stores: readonly KnownStore[];
  run: CopyRun;
}

/** Gives the week of one store to others: what changes at each, and which visits that hits, before anything is sent. */
export function CopySchedule({ place, stores, run }: CopyScheduleProps) {
  const t = useTranslations("capacity.copy");
  const head = {
    size: "lg",
    title: t("title", { store: place.name }),
    description: t("about"),
  } as const;
  const entries = useSyncExternalStore(
    run.entries.subscribe,
    run.entries.current,
    run.entries.current,
  );
  const nameOf = (id: string) => stores.find((one) => one.id === id)?.name ?? id;
  if (entries.length > 0) {
    return (
      <DialogContent {...head} footer={<CopyProgressButtons {...{ run, entries }} />}>
        <CopyProgress {...{ run, entries, nameOf, place }} />
      </DialogContent>
    );
  }
  return (
    <WithSchedule {...{ place, head }}>
      {(answer) => <Choice {...{ place, stores, run, head, answer }} />}
    </WithSchedule>
  );
}

interface ChoiceProps extends CopyScheduleProps {
  head: ScheduleHead;
  answer: StoreScheduleAnswer;
}

function Choice({ place, stores, run, head, answer }: ChoiceProps) {
  const t = useTranslations("capacity.copy");
  const tSchedule = useTranslations("capacity.schedule");
  const { zone, today } = answer;
  const ranges = useMemo(() => weekFrom(spansOf(answer.given), zone, today), [answer, zone, today]);
  const [until, setUntil] = useState(() => addDays(today, USUAL_DAYS));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const plan = { ranges, until };
  const others = stores.filter(({ id }) => id !== place.store);
  const { marketplace } = place;
  const schedules = useQueries({
    queries: chosen.map((store) => storeScheduleQuery({ store, marketplace })),
  });
  const targets = chosen.map((id, index) => {
    const name = others.find((one) => one.id === id)?.name ?? id;
    const query = schedules[index];
    const confirm = (typed[id] ?? "").trim();
    const faults = query?.data ? faultsOf(plan, query.data) : [];
    const isReady = query?.data !== undefined && faults.length === 0;
    return { id, name, query, faults, confirm, isReady: isReady && [id, name].includes(confirm) };
  });
  const canSend = ranges.length > 0 && targets.length > 0 && targets.every((one) => one.isReady);

  function begin() {
    void run.begin(
      targets.flatMap(({ id, confirm, query }) =>
        query?.data ? { store: id, body: { plan, name: confirm, seen: query.data.seen } } : [],
      ),
    );
  }

  return (
    <DialogContent
      {...head}
      footer={
        <>
          <DialogHint>
            {canSend || ranges.length === 0
              ? null
              : t(targets.length === 0 ? "missingStores" : "missingNames")}
          </DialogHint>
          <DialogClose render={<Button variant="ghost" />}>{tSchedule("cancel")}</DialogClose>
          <Button variant="primary" disabled={!canSend} onClick={begin}>
            {t("submit", { count: targets.length })}
          </Button>
        </>
      }
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[15rem_1fr]">
        <section className="grid content-start gap-3">
          <h3 className="text-sm font-semibold">{t("week")}</h3>
          {ranges.length === 0 ? (
            <p className="text-sm">{t("nothing")}</p>
          ) : (
            <WeekWords ranges={ranges} />
          )}
          <Named label={tSchedule("until")}>
            <DayPicker label={tSchedule("until")} day={until} today={today} onDay={setUntil} />
          </Named>
        </section>
        <div className="grid min-w-0 content-start gap-4">
          <fieldset className="min-w-0">
            <legend className="mb-1 text-sm font-semibold">{t("to")}</legend>
            {others.length === 0 ? <p className="text-sm text-muted">{t("noStores")}</p> : null}
            <div className="grid max-h-48 gap-x-4 overflow-y-auto sm:grid-cols-2">
              {others.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  checked={chosen.includes(id)}
                  onCheckedChange={(isChosen) =>
                    setChosen(
                      others
                        .map((one) => one.id)
                        .filter((one) => (one === id ? isChosen : chosen.includes(one))),
                    )
                  }
                >
                  <bdi className="min-w-0 truncate">{name}</bdi>
                </Checkbox>
              ))}
            </div>
          </fieldset>
          {targets.length === 0 ? null : <Banner kind="warn" title={t("whole")} />}
          {targets.map(({ id, name, query, faults }) => (
            <CopyTarget
              key={id}
              {...{ name, plan, faults, query }}
              now={place.now}
              typed={typed[id] ?? ""}
              onTyped={(text) => setTyped({ ...typed, [id]: text })}
            />
          ))}
        </div>
      </div>
    </DialogContent>
  );
}
