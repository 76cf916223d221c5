"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleSlash from "lucide-react/icons/circle-slash";
import CircleX from "lucide-react/icons/circle-x";
import LoaderCircle from "lucide-react/icons/loader-circle";
import Link from "next/link";
import { useMessages, useTranslations } from "next-intl";
import { showEnd } from "@/components/actions/use-action";
import { jobHref } from "@/components/shared/job/job-cells";
import { RequestId } from "@/components/shared/problem/problem";
import { problemOf } from "@/components/shared/problem/query-problem";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useClock } from "@/components/shared/time/site-time";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { announce } from "@/components/ui/announcer";
import { type Tone, ToneBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { toast } from "@/components/ui/toast/toast";
import type { StoreReceipt } from "@/lib/actions/capacity";
import type { ActionState, Receipt } from "@/lib/actions/job-action";
import { askAfter } from "@/lib/actions/send-action";
import { formatCalendarDay, formatClock, formatDateTime } from "@/lib/time/format";

const LOOKS: Record<ActionState, { tone: Tone; Icon: typeof CircleX }> = {
  sent: { tone: "progress", Icon: LoaderCircle },
  done: { tone: "done", Icon: CircleCheck },
  refused: { tone: "exception", Icon: CircleX },
  not_done: { tone: "closed", Icon: CircleSlash },
  unknown: { tone: "action", Icon: CircleHelp },
};

type AnyReceipt = Receipt | StoreReceipt;

interface ReceiptListProps {
  receipts: readonly AnyReceipt[];
  /** Each names its job or its store. */
  withSubject?: boolean;
}

/** What people had Amazon do, and what came of it. */
export function ReceiptList({ receipts, withSubject = false }: ReceiptListProps) {
  return (
    <ol className="divide-y divide-line text-sm">
      {receipts.map((receipt) => (
        <ReceiptRow key={receipt.key} {...{ receipt, withSubject }} />
      ))}
    </ol>
  );
}

interface ReceiptRowProps {
  receipt: AnyReceipt;
  withSubject: boolean;
}

function ReceiptRow({ receipt, withSubject }: ReceiptRowProps) {
  const t = useTranslations("actions.receipts");
  const { locale, now } = useClock();
  const zone = useOwnZone();
  const check = useCheckAgain(receipt);
  const { action, state, at, user, requestId } = receipt;
  const { tone, Icon } = LOOKS[state];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{t(`what.${action}`)}</span>
          <ToneBadge tone={tone} icon={<Icon />}>
            {t(`state.${state}`)}
          </ToneBadge>
          {withSubject ? <Subject receipt={receipt} /> : null}
        </p>
        {"resource" in receipt ? <StoreWish receipt={receipt} /> : null}
        <Reasons receipt={receipt} />
        <p className="text-xs text-muted">
          <time dateTime={at} className="tabular-nums">
            {formatDateTime(Date.parse(at), { locale, zone, now })}
          </time>
          {" · "}
          <bdi>{user.name ?? user.id}</bdi>
        </p>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        {state === "done" ? null : <RequestId id={requestId ?? undefined} />}
        {state === "unknown" ? (
          <Button size="sm" loading={check.isPending} onClick={check.ask}>
            {t("check")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

const LINK =
  "inline-flex min-h-6 items-center text-accent-fg underline-offset-2 wrap-anywhere hover:underline";

/** The way to what it was done with. */
function Subject({ receipt }: { receipt: AnyReceipt }) {
  const labels = useStoreLabels();
  if ("jobId" in receipt) {
    const { jobId } = receipt;
    return (
      <Link href={jobHref(jobId, null)} prefetch={false} className={cn("id-text", LINK)}>
        {jobId}
      </Link>
    );
  }
  const { resource } = receipt;
  const query = new URLSearchParams({ store: resource });
  return (
    <Link href={`/schedule/capacity?${query}`} prefetch={false} className={LINK}>
      <bdi>{labels.get(resource) ?? resource}</bdi>
    </Link>
  );
}

/** What was to become of a store's time: days and hours are those of its clock. */
function StoreWish({ receipt: { block, until } }: { receipt: StoreReceipt }) {
  const t = useTranslations("actions.receipts.store");
  const tType = useTranslations("capacity.type");
  const { locale, now } = useClock();
  const dayWords = (day: string) => formatCalendarDay(day, { locale, now });
  if (until !== null) return <p>{t("until", { day: dayWords(until) })}</p>;
  if (block === null) return null;
  const { day, from, to, repeats } = block.time;
  const clock = (minutes: number) =>
    minutes >= 1440 ? "24:00" : formatClock(minutes * 60_000, { locale, zone: "UTC" });
  const hours = { type: tType(block.type), day: dayWords(day), from: clock(from), to: clock(to) };
  return (
    <p className="tabular-nums">
      {repeats ? t("repeated", { ...hours, until: dayWords(repeats.until) }) : t("block", hours)}
    </p>
  );
}

/** Why it was refused, and what Amazon warned of. */
function Reasons({ receipt: { state, reasons, codes, warnings } }: { receipt: AnyReceipt }) {
  const messages = useMessages().actions;
  const refusals: Record<string, string> = messages.refusal;
  const unfit: Record<string, string> = messages.unfit;
  const warned: Record<string, string> = messages.receipts.warning;
  const known = (words: Record<string, string>, key: string) =>
    (Object.hasOwn(words, key) ? words[key] : undefined) ?? null;
  const fits = codes.flatMap((code) => known(unfit, code) ?? []);
  const named = reasons.flatMap((reason) =>
    reason === "technicianUnfit" && fits.length > 0 ? [] : (known(refusals, reason) ?? reason),
  );
  const said = state === "refused" ? [...named, ...fits] : [];
  const lines = said.length === 0 && state === "refused" ? codes : said;
  const all = [...lines, ...warnings.map((code) => known(warned, code) ?? code)];
  return [...new Set(all)].map((line) => (
    <p key={line} className="wrap-anywhere">
      {line}
    </p>
  ));
}

/** Asks what became of something whose end nobody knew, and shows it wherever the job is shown. */
function useCheckAgain(receipt: AnyReceipt) {
  const { key } = receipt;
  const t = useTranslations("actions.receipts");
  const client = useQueryClient();
  const show = (end: Parameters<typeof showEnd>[2]) => {
    if ("jobId" in receipt) showEnd(client, receipt.jobId, end);
    else void client.invalidateQueries({ queryKey: ["actions"] });
  };
  const { mutate, isPending } = useMutation({
    mutationFn: () => askAfter(key),
    onSuccess: (answer) => {
      announce(t("state.done"));
      show(answer);
    },
    onError: (error) => {
      const problem = problemOf(error);
      if (problem.code === "outcome_unknown") announce(t("state.unknown"));
      else if (problem.code === "not_found") toast({ kind: "error", title: t("notYours") });
      show(problem);
    },
  });
  return { ask: () => mutate(), isPending };
}
