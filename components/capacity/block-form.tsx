"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { DayPicker } from "@/components/filters/date/day-picker";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Select } from "@/components/ui/field/select";
import { DialogClose, DialogContent } from "@/components/ui/popup/dialog";
import {
  BLOCK_TYPES,
  type Block,
  type BlockTime,
  faultOfBlock,
  type ResourceAnswer,
  spansOfBlock,
  visitsOf,
} from "@/lib/actions/capacity";
import { inMarketplace, resourcePath, storeScheduleQuery } from "@/lib/actions/capacity-query";
import { clashesWith } from "@/lib/actions/schedule-difference";
import { WEEKDAYS, weekdayOf } from "@/lib/actions/wall-time";
import { addDays } from "@/lib/time/calendar";
import { type CapacityPlace, useCapacityWords } from "./capacity-words";
import { IntentProblem } from "./intent-problem";
import { TimeField } from "./time-field";
import { useIntent } from "./use-intent";
import { VisitLinks } from "./visit-links";

interface BlockFormProps {
  place: CapacityPlace;
  /** The block that is to be moved; null makes one. */
  block: Block | null;
  /** The time to which it was carried; null for none. */
  wished: BlockTime | null;
  /** The day that is shown. */
  day: string;
  onDone: (answer: ResourceAnswer) => void;
}

/** When a store is to do less, and which visits are booked then. */
export function BlockForm({ place, block, wished, day, onDone }: BlockFormProps) {
  const t = useTranslations("capacity.blockForm");
  const types = useTranslations("capacity.type");
  const words = useCapacityWords();
  const id = useId();
  const { data } = useQuery(storeScheduleQuery(place));
  const today = data?.today ?? place.today;
  const least = data?.least ?? 5;
  const [type, setType] = useState(block?.type ?? "BREAK");
  const [time, setTime] = useState<BlockTime>(
    wished ?? block?.time ?? { day: day < today ? today : day, from: 720, to: 780, repeats: null },
  );
  const isDone = useRef(false);
  const intent = useIntent((answer) => {
    isDone.current = true;
    onDone(answer);
  });
  const fault = faultOfBlock(time, { today, least, zone: place.zone });
  const clashes = data && !fault ? clashesWith(spansOfBlock(time, place.zone), visitsOf(data)) : [];
  const set = (change: Partial<BlockTime>) => setTime((before) => ({ ...before, ...change }));

  function submit() {
    const query = new URLSearchParams(inMarketplace(place));
    const path = block ? `/api/blocks/${block.id}` : resourcePath(place, "blocks");
    const method = block ? "PUT" : "POST";
    intent.start({
      method,
      path: query.size > 0 ? `${path}?${query}` : path,
      body: { type, time },
    });
  }

  const field = (name: string) => ({ id: `${id}-${name}`, htmlFor: `${id}-${name}` });
  const { repeats } = time;
  return (
    <DialogContent
      size="md"
      title={t(block ? "titleMove" : "titleNew")}
      description={t("about", { store: place.name, zone: words.zone(place.zone, place.now) })}
      // What stood in an hour of the table stands in another one now.
      finalFocus={() => !isDone.current || wished === null || actionsOf(block)}
      footer={
        <>
          <DialogClose render={<Button variant="ghost" />}>{t("cancel")}</DialogClose>
          <Button
            variant="primary"
            loading={intent.state.kind === "sending"}
            disabled={fault !== null}
            onClick={submit}
          >
            {t(block ? "move" : "block")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {block && wished ? (
          <p className="text-sm text-muted">
            {t("before", { block: words.block(block, place.now) })}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-3">
          <Labelled {...field("type")} label={types("label")}>
            <Select
              id={field("type").id}
              className="w-36"
              value={type}
              onValueChange={setType}
              options={BLOCK_TYPES.map((value) => ({ value, label: types(value) }))}
            />
          </Labelled>
          <Named label={t("day")}>
            <DayPicker
              label={t("day")}
              day={time.day}
              today={today}
              onDay={(next) => set({ day: next })}
            />
          </Named>
          <Labelled {...field("from")} label={t("from")}>
            <TimeField id={field("from").id} value={time.from} onValue={(from) => set({ from })} />
          </Labelled>
          <Labelled {...field("to")} label={t("to")}>
            <TimeField id={field("to").id} value={time.to} onValue={(to) => set({ to })} />
          </Labelled>
        </div>
        <Checkbox
          checked={repeats !== null}
          onCheckedChange={(checked) =>
            set({
              repeats: checked
                ? { days: [weekdayOf(time.day)], until: addDays(time.day, 28) }
                : null,
            })
          }
        >
          {t("repeat")}
        </Checkbox>
        {repeats === null ? null : (
          <div className="flex flex-wrap items-end gap-3">
            <fieldset className="flex flex-wrap gap-x-3 gap-y-1">
              <legend className="mb-1 text-xs font-medium text-muted">{t("days")}</legend>
              {WEEKDAYS.map((one) => (
                <Checkbox
                  key={one}
                  checked={repeats.days.includes(one)}
                  onCheckedChange={(checked) =>
                    set({
                      repeats: {
                        ...repeats,
                        days: WEEKDAYS.filter((other) =>
                          other === one ? checked : repeats.days.includes(other),
                        ),
                      },
                    })
                  }
                >
                  {words.weekday(one, "short")}
                </Checkbox>
              ))}
            </fieldset>
            <Named label={t("until")}>
              <DayPicker
                label={t("until")}
                day={repeats.until}
                today={today}
                onDay={(until) => set({ repeats: { ...repeats, until } })}
              />
            </Named>
          </div>
        )}
        <div aria-live="polite" className="text-sm">
          {fault ? (
            <p className="text-exception">{t(`fault.${fault}`, { least })}</p>
          ) : (
            <Clashes known={data ? data.visits !== null : null} count={clashes.length}>
              <VisitLinks visits={clashes} zone={place.zone} />
            </Clashes>
          )}
        </div>
        <IntentProblem intent={intent} />
      </div>
    </DialogContent>
  );
}

/** What can be done with a block in the list of all. */
function actionsOf(block: Block | null): HTMLElement | true {
  const group = `[data-block-actions="${block?.id ?? ""}"]`;
  return document.querySelector<HTMLElement>(`${group} button`) ?? true;
}

/** `known` is null until it is known whether the visits are. */
function Clashes(props: { known: boolean | null; count: number; children: ReactNode }) {
  const t = useTranslations("capacity.blockForm");
  if (props.known === null) return null;
  if (!props.known) return <p className="text-muted">{t("clashesUnknown")}</p>;
  return (
    <>
      <p className={props.count > 0 ? "font-medium" : "text-muted"}>
        {t("clashes", { count: props.count })}
      </p>
      {props.children}
      {props.count > 0 ? <p className="mt-1 text-muted">{t("stays")}</p> : null}
    </>
  );
}

interface LabelledProps {
  htmlFor: string;
  label: string;
  children: ReactNode;
}

function Labelled({ htmlFor, label, children }: LabelledProps) {
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={htmlFor} className="text-xs font-medium text-muted">
        {label}
      </label>
      {children}
    </div>
  );
}

/** The same over a button, which has a name of its own. */
export function Named({ label, children }: Omit<LabelledProps, "htmlFor">) {
  return (
    <div className="grid min-w-0 gap-1">
      <span aria-hidden className="text-xs font-medium text-muted">
        {label}
      </span>
      {children}
    </div>
  );
}
