"use client";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { DayPicker } from "@/components/filters/date/day-picker";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { DialogClose, DialogContent } from "@/components/ui/popup/dialog";
import { type ResourceAnswer, type StoreScheduleAnswer, spansOf } from "@/lib/actions/capacity";
import { inMarketplace, resourcePath } from "@/lib/actions/capacity-query";
import { faultsOf, type WeekPlan, weekFrom } from "@/lib/actions/week-plan";
import { addDays } from "@/lib/time/calendar";
import { Named } from "./block-form";
import { type CapacityPlace, useCapacityWords } from "./capacity-words";
import { DifferenceList, differenceBy } from "./difference-list";
import { IntentProblem } from "./intent-problem";
import { LastSent, Replaced, type ScheduleHead, WeekWords, WithSchedule } from "./schedule-parts";
import { useIntent } from "./use-intent";
import { WeekEditor } from "./week-editor";

/** A new week is good for so long, unless somebody says otherwise. */
const USUAL_DAYS = 180;

/** Replaces the whole schedule of a store: what there is, what is to be, and what lies between. */
export function ScheduleForm({ place }: { place: CapacityPlace }) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  const head = {
    size: "lg",
    title: t("title", { store: place.name }),
    description: t("about", { zone: words.zone(place.zone, place.now) }),
  } as const;
  return (
    <WithSchedule {...{ place, head }}>
      {(answer) => <Loaded {...{ place, head, answer }} />}
    </WithSchedule>
  );
}

interface LoadedProps {
  place: CapacityPlace;
  head: ScheduleHead;
  answer: StoreScheduleAnswer;
}

function Loaded({ place, head, answer }: LoadedProps) {
  const t = useTranslations("capacity.schedule");
  const { zone, today, least, last } = answer;
  const current = useMemo(
    () => weekFrom(spansOf(answer.given), zone, today),
    [answer, zone, today],
  );
  const [plan, setPlan] = useState<WeekPlan>({
    ranges: current,
    until: addDays(today, USUAL_DAYS),
  });
  const [typed, setTyped] = useState("");
  const [done, setDone] = useState<ResourceAnswer | null>(null);
  const [restored, setRestored] = useState(false);
  const id = useId();
  const intent = useIntent(setDone);
  const faults = faultsOf(plan, { today, least });
  const difference = useMemo(
    () => (faults.length > 0 ? null : differenceBy(answer, plan, place.now)),
    [answer, plan, place.now, faults.length],
  );
  const isNamed = typed.trim() === place.name || typed.trim() === place.store;

  function submit() {
    const search = new URLSearchParams(inMarketplace(place));
    const path = resourcePath(place, "schedule");
    const body = { plan, name: typed.trim(), seen: answer.seen };
    intent.start({ method: "PUT", path: search.size > 0 ? `${path}?${search}` : path, body });
  }
  function restore(previous: WeekPlan) {
    const until = previous.until < today ? addDays(today, USUAL_DAYS) : previous.until;
    setPlan({ ...previous, until });
    setRestored(true);
  }

  if (done) {
    return (
      <DialogContent
        {...head}
        footer={<DialogClose render={<Button variant="primary" />}>{t("close")}</DialogClose>}
      >
        <Replaced {...{ done, answer, plan, place }} />
      </DialogContent>
    );
  }
  return (
    <DialogContent
      {...head}
      footer={
        <>
          <DialogClose render={<Button variant="ghost" />}>{t("cancel")}</DialogClose>
          <Button
            variant="primary"
            disabled={difference === null || !isNamed}
            loading={intent.state.kind === "sending"}
            onClick={submit}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {last ? <LastSent {...{ last, place, restored }} onRestore={restore} /> : null}
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[18rem_1fr]">
          <div className="grid content-start gap-4 max-sm:contents">
            <section>
              <h3 className="text-sm font-semibold">{t("now")}</h3>
              <p className="text-xs text-muted">{t("nowNote")}</p>
              <WeekWords ranges={current} />
            </section>
            <section aria-live="polite" className="max-sm:order-last">
              <h3 className="mb-1 text-sm font-semibold">{t("difference")}</h3>
              {difference ? (
                <DifferenceList
                  {...{ difference, plan, zone }}
                  visitsKnown={answer.visits !== null}
                  now={place.now}
                />
              ) : (
                <ul className="text-sm text-exception">
                  {[...new Set(faults.map(({ fault }) => fault))].map((fault) => (
                    <li key={fault}>{t(`fault.${fault}`, { least })}</li>
                  ))}
                </ul>
              )}
            </section>
          </div>
          <section>
            <h3 className="text-sm font-semibold">{t("new")}</h3>
            <WeekEditor
              {...{ faults, least }}
              ranges={plan.ranges}
              onChange={(ranges) => setPlan({ ...plan, ranges })}
            />
            <div className="mt-2 flex">
              <Named label={t("until")}>
                <DayPicker
                  label={t("until")}
                  day={plan.until}
                  today={today}
                  onDay={(until) => setPlan({ ...plan, until })}
                />
              </Named>
            </div>
            <p className="mt-1 text-xs text-muted">{t("untilHint")}</p>
          </section>
        </div>
        <Banner kind="warn" title={t("whole")}>
          <div className="mt-2 max-w-80">
            <label htmlFor={`${id}-name`} className="mb-1 block text-fg">
              {t("name", { name: place.name })}
            </label>
            <Input
              id={`${id}-name`}
              autoComplete="off"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
        </Banner>
        <IntentProblem intent={intent} />
      </div>
    </DialogContent>
  );
}
