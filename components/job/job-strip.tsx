"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import Users from "lucide-react/icons/users";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TechnicianNames } from "@/components/job/sections/facts";
import { useStoreLabels } from "@/components/shared/store-labels";
import { SiteTime, useClock, useWindowWords } from "@/components/shared/time/site-time";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { moneyWords, useEnumWords } from "@/components/shared/words";
import { TONE_TEXT } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/popup/tooltip";
import { useListWords } from "@/components/ui/use-list-words";
import { activeVisit, seenOf } from "@/lib/actions/job-action";
import { currentAppointment } from "@/lib/jobs/appointment";
import { itemSummary } from "@/lib/jobs/item-summary";
import type { Job } from "@/lib/jobs/job";
import { isStillOverbooked, type Overbooking } from "@/lib/jobs/overbooking";
import { isOpenStatus } from "@/lib/jobs/statuses";
import { CONCERNS, type Concern, spanOf, type Trouble, troublesOf } from "@/lib/jobs/troubles";
import { formatDateTime } from "@/lib/time/format";

interface JobStripProps {
  job: Job;
  overbooking: Overbooking | undefined;
}

/** The answer before the fields: when, who, where, goods and money, each with what is wrong about it. */
export function JobStrip({ job, overbooking }: JobStripProps) {
  const t = useTranslations("jobAnswer");
  const { now } = useClock();
  const answers = useAnswers(job);
  const troubles = troublesOf(job, now);
  const shown = CONCERNS.filter(
    (about) => answers[about] !== null || troubles.some((trouble) => trouble.about === about),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("label")} className="border-b border-line">
      <dl className="flex flex-wrap gap-px bg-line text-sm print:bg-transparent">
        {shown.map((about) => (
          <div
            key={about}
            className="min-w-0 grow basis-[45%] bg-surface px-4 py-2.5 @md:basis-[30%] @3xl:basis-0 print:basis-0 print:px-1"
          >
            <dt className="text-xs text-muted">{t(`about.${about}`)}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <div className="font-medium tabular-nums">{answers[about]}</div>
              {troubles
                .filter((trouble) => trouble.about === about)
                .map((trouble) => (
                  <TroubleLine key={trouble.kind} trouble={trouble} />
                ))}
              {about === "who" && overbooking ? <Overbooked {...{ job, overbooking }} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useAnswers(job: Job): Record<Concern, ReactNode> {
  const { locale } = useClock();
  const t = useTranslations("jobAnswer");
  const listWords = useListWords();
  const goods = itemSummary(job.associatedItems);
  const amounts = (job.payments ?? []).flatMap(({ amount }) => moneyWords(amount, locale) ?? []);
  return {
    when: useVisit(job),
    who: useTechnicians(job),
    where: usePlace(job),
    goods: goods === null ? null : t(`goods.${goods.state}`, goods),
    money: amounts.length === 0 ? null : listWords(amounts),
  };
}

/** The visit that counts, else what the customer proposed. */
function useVisit(job: Job): ReactNode {
  const t = useTranslations("jobAnswer");
  const windowWords = useWindowWords();
  const appointment = currentAppointment(job);
  const time = appointment?.appointmentTime;
  if (time?.startTime) {
    const isCancelled = appointment?.appointmentStatus === "CANCELLED";
    return (
      <SiteTime
        at={time.startTime}
        minutes={time.durationInMinutes}
        zone={job.zone}
        className={isCancelled ? "text-muted line-through" : undefined}
      />
    );
  }
  if (!isOpenStatus(job.serviceJobStatus)) return null;
  const windows = (job.preferredAppointmentTimes ?? []).flatMap(
    (window) => windowWords(window, job.zone) ?? [],
  );
  const [first] = windows;
  if (first === undefined) return t("noVisit");
  return (
    <>
      {t("choose", { count: windows.length })}
      <Note>{t("firstOf", { time: first })}</Note>
    </>
  );
}

function useTechnicians(job: Job): ReactNode {
  const t = useTranslations("jobAnswer");
  const appointment = currentAppointment(job);
  const technicians = appointment?.assignedTechnicians ?? [];
  if (technicians.length > 0) return <TechnicianNames technicians={technicians} />;
  const isAwaited =
    isOpenStatus(job.serviceJobStatus) && appointment?.appointmentStatus === "ACTIVE";
  return isAwaited ? t("nobody") : null;
}

/** The store where the work is done there, else the town. */
function usePlace(job: Job): ReactNode {
  const placeWords = useEnumWords("location");
  const stores = useStoreLabels();
  const { serviceLocationType, address } = job.serviceLocation ?? {};
  const town = [address?.city, address?.stateOrRegion].flatMap((word) => word || []).join(", ");
  const store = job.storeId && (stores.get(job.storeId) ?? job.storeId);
  const place = serviceLocationType === "IN_STORE" ? store || town : town || store;
  const kind = placeWords(serviceLocationType);
  if (!place) return kind;
  return (
    <>
      <bdi>{place}</bdi>
      <Note>{kind}</Note>
    </>
  );
}

function Note({ children }: { children: ReactNode }) {
  return children ? <span className="block text-xs font-normal text-muted">{children}</span> : null;
}

/** What is wrong, and by how much: "starts in 2 h", "3 d late". */
function TroubleLine({ trouble: { kind, ms, urgency } }: { trouble: Trouble }) {
  const wordsOf = useTroubleWords();
  return (
    <p
      data-trouble={kind}
      className={cn("flex items-start gap-1 text-xs/5 font-medium", TONE_TEXT[urgency])}
    >
      {urgency === "closed" ? null : (
        <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      )}
      <span className="min-w-0">{wordsOf(kind, ms)}</span>
    </p>
  );
}

/** Amazon warned of it once: the badge stays while the same people go to the same visit. */
function Overbooked({ job, overbooking }: { job: Job; overbooking: Overbooking }) {
  const t = useTranslations("jobAnswer.overbooked");
  const { locale, now } = useClock();
  const zone = useOwnZone();
  const listWords = useListWords();
  const visit = activeVisit(job);
  if (!isStillOverbooked(overbooking, seenOf(job))) return null;
  const nameOf = (id: string) =>
    visit?.assignedTechnicians?.find(({ technicianId }) => technicianId === id)?.name ?? id;
  const names = listWords(overbooking.named.map(nameOf));
  const at = formatDateTime(Date.parse(overbooking.at), { locale, zone, now });
  return (
    <Tooltip text={t("source", { at })}>
      <p
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard reaches what the pointer does.
        tabIndex={0}
        data-overbooked=""
        className={cn(
          "flex w-fit items-start gap-1 rounded-sm text-xs/5 font-medium",
          TONE_TEXT.action,
        )}
      >
        <Users aria-hidden className="mt-0.75 size-3.5 shrink-0" />
        <span className="min-w-0">{names === "" ? t("badge") : t("badgeOf", { names })}</span>
      </p>
    </Tooltip>
  );
}

function useTroubleWords(): (kind: Trouble["kind"], ms: number | null) => string {
  const t = useTranslations("jobAnswer");
  return (kind, ms) => {
    const amount = ms === null ? null : spanOf(ms);
    const span = amount === null ? null : t(`span.${amount.unit}`, { count: amount.count });
    switch (kind) {
      case "customerProposedTimes":
      case "stillActive":
      case "proofMissing":
      case "rescheduled":
      case "paymentDeclined":
        return t(`trouble.${kind}`);
      case "startsSoon":
        return t("trouble.startsSoon", { span: span ?? "" });
      default:
        return span === null ? t(`trouble.${kind}Some`) : t(`trouble.${kind}`, { span });
    }
  };
}
