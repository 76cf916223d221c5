"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ActionDialogProps, ActionFrame } from "@/components/actions/action-dialog";
import { useHeldJob } from "@/components/actions/changed-meanwhile";
import { arrivalBody, plannedSpan } from "@/lib/actions/closing";
import { SpanFields } from "./span-fields";
import { readSpan, type SpanReading, typedTime } from "./typed-time";

const EMPTY = { day: "", clock: "", later: false };

/** When somebody is going to arrive at a visit that stands; begins with the time that was booked. */
export function ArrivalDialog(props: ActionDialogProps) {
  const { job, session } = props;
  const t = useTranslations("closing");
  const held = useHeldJob(job, session.state);
  const { zone } = held.held;
  const [ends, setEnds] = useState(() => {
    const planned = plannedSpan(job);
    return planned
      ? { from: typedTime(planned.start, zone), to: typedTime(planned.end, zone) }
      : { from: EMPTY, to: EMPTY };
  });
  const reading = readSpan(ends.from, ends.to, zone);
  const wrong = problemOf(reading);
  const body = reading.kind === "span" ? arrivalBody(held.held, reading.span) : null;
  return (
    <ActionFrame
      {...props}
      held={held}
      title={t("arrival.title")}
      description={t("arrival.description")}
      submit={{ label: t("arrival.submit"), busy: t("saving") }}
      missing={wrong && t(`missing.${wrong}`)}
      onSubmit={() => {
        if (body !== null) void session.send({ action: "fulfil", body });
      }}
    >
      <SpanFields
        {...ends}
        legend={t("arrival.window")}
        reading={reading}
        problem={wrong === "incomplete" ? null : wrong && t(`missing.${wrong}`)}
        zone={zone}
        onChange={setEnds}
      />
    </ActionFrame>
  );
}

function problemOf(reading: SpanReading): "incomplete" | "skipped" | "endBeforeStart" | null {
  if (reading.kind === "skipped") return "skipped";
  if (reading.kind !== "span") return "incomplete";
  return reading.span.end > reading.span.start ? null : "endBeforeStart";
}
