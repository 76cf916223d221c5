"use client";
import Camera from "lucide-react/icons/camera";
import CircleCheck from "lucide-react/icons/circle-check";
import FileUp from "lucide-react/icons/file-up";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import X from "lucide-react/icons/x";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useRefusalWords } from "@/components/actions/use-refusals";
import { useProblemWords } from "@/components/shared/problem/problem";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar, Spinner } from "@/components/ui/progress";
import { LONGEST_DOCUMENT } from "@/lib/actions/documents";
import type { Problem } from "@/lib/http/problem";
import { deviceTimeOf } from "@/lib/http/server-clock";
import { formatClock } from "@/lib/time/format";
import type { ClosingSession, DocumentEntry } from "./closing-session";

interface DocumentListProps {
  entries: readonly DocumentEntry[];
  session: Pick<ClosingSession, "add" | "again" | "remove">;
}

/** Documents of a visit: chosen or photographed, brought to Amazon at once, and good for five minutes. */
export function DocumentList({ entries, session }: DocumentListProps) {
  const t = useTranslations("closing");
  const sizeWords = useSizeWords();
  const isReady = useReadiness(entries);
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLFieldSetElement>(null);

  function take(input: HTMLInputElement) {
    session.add([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = "";
  }

  function remove(key: number) {
    session.remove(key);
    section.current?.querySelector("button")?.focus();
  }

  return (
    <fieldset ref={section} className="grid min-w-0 grid-cols-1 gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t("documents")}</legend>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => chooser.current?.click()}>
          <FileUp aria-hidden />
          {t("choose")}
        </Button>
        <Button className="pointer-fine:hidden" onClick={() => camera.current?.click()}>
          <Camera aria-hidden />
          {t("photo")}
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept="image/*,application/pdf"
        onChange={({ target }) => take(target)}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        onChange={({ target }) => take(target)}
      />
      {entries.length === 0 ? (
        <p className="text-sm text-muted">{t("empty")}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line">
          {entries.map((entry) => (
            <DocumentLine
              key={entry.key}
              entry={entry}
              expired={entry.state.kind === "ready" && !isReady(entry)}
              onAgain={() => session.again(entry.key)}
              onRemove={() => remove(entry.key)}
            />
          ))}
        </ul>
      )}
      <p className="text-xs text-muted">{t("accepted", { size: sizeWords(LONGEST_DOCUMENT) })}</p>
    </fieldset>
  );
}

/** What is no better the second time. */
const HOPELESS = ["documentMalware", "documentType"] as const;

interface DocumentLineProps {
  entry: DocumentEntry;
  expired: boolean;
  onAgain: () => void;
  onRemove: () => void;
}

function DocumentLine({ entry, expired, onAgain, onRemove }: DocumentLineProps) {
  const t = useTranslations("closing");
  const { name } = entry.file;
  const { state } = entry;
  const { kind } = state;
  const mayRepeat =
    expired ||
    kind === "failed" ||
    (kind === "refused" && !HOPELESS.some((reason) => reason === state.reason));
  const isDone = kind === "saved" || (kind === "ready" && !expired);
  const isWrong = expired || kind === "refused" || kind === "unfit" || kind === "failed";

  // The outside system is the live region.
  useEffect(() => {
    if (kind === "ready") announce(t("added", { name }));
  }, [kind, name, t]);

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-2 text-sm">
      <span className="shrink-0">
        {isDone ? <CircleCheck aria-hidden className="size-4 text-done" /> : null}
        {isWrong ? <TriangleAlert aria-hidden className="size-4 text-exception" /> : null}
        {isDone || isWrong ? null : <Spinner className="text-muted" />}
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <DocumentState entry={entry} expired={expired} />
      </div>
      {mayRepeat ? (
        <Button size="sm" aria-label={t("againNamed", { name })} onClick={onAgain}>
          {t("again")}
        </Button>
      ) : null}
      {kind === "saved" ? null : (
        <IconButton label={t("remove", { name })} icon={<X />} size="sm" onClick={onRemove} />
      )}
    </li>
  );
}

function DocumentState({
  entry: { state, file },
  expired,
}: Pick<DocumentLineProps, "entry" | "expired">) {
  const t = useTranslations("closing");
  const locale = useLocale();
  const zone = useOwnZone();
  const sizeWords = useSizeWords();
  const refusalWords = useRefusalWords();
  const wrong = (words: string) => <p className="text-exception">{words}</p>;
  switch (state.kind) {
    case "waiting":
    case "preparing":
      return <p className="text-muted">{t(`state.${state.kind}`)}</p>;
    case "sending": {
      const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(state.share);
      const words = t("state.sending", { percent });
      return (
        <>
          <p className="text-muted tabular-nums">{words}</p>
          <ProgressBar value={state.share} label={file.name} text={words} place="row" />
        </>
      );
    }
    case "ready": {
      if (expired) return wrong(t("state.expired"));
      const at = deviceTimeOf(Date.parse(state.document.readyUntil));
      const time = formatClock(at, { locale, zone });
      const size = sizeWords(state.document.bytes);
      return <p className="text-muted tabular-nums">{t("state.ready", { size, time })}</p>;
    }
    case "saved":
      return (
        <p className="text-muted tabular-nums">
          {t("state.saved", { size: sizeWords(state.document.bytes) })}
        </p>
      );
    case "refused":
      return wrong(
        state.reason === null
          ? t("state.refusedAmong")
          : refusalWords({ parameter: "documents", detail: "", reason: state.reason }),
      );
    case "unfit":
      return wrong(t(`unfit.${state.why}`, { size: sizeWords(LONGEST_DOCUMENT) }));
    case "failed":
      return <Failure problem={state.problem} />;
  }
}

const OURS = ["documentType", "documentSize", "documentSlow"] as const;

function Failure({ problem }: { problem: Problem }) {
  const t = useTranslations("closing");
  const sizeWords = useSizeWords();
  const { sentence } = useProblemWords(problem);
  const reason = OURS.find((one) => problem.errors?.some(({ code }) => code === one));
  const text = reason
    ? t(`badDocument.${reason}`, { size: sizeWords(LONGEST_DOCUMENT) })
    : t("uploadFailed", { text: sentence });
  return <p className="text-exception">{text}</p>;
}

/** "1.2 MB", in the units in which people count files. */
function useSizeWords(): (bytes: number) => string {
  const locale = useLocale();
  return (bytes) => {
    const unit = bytes < 100_000 ? "kilobyte" : "megabyte";
    const size = bytes / (unit === "kilobyte" ? 1_024 : 1_048_576);
    const format = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(locale, format).format(Math.max(size, 0.1));
  };
}

/** Amazon decides, and an answer takes its time: so much before the end it counts as over. */
const MARGIN_MS = 5_000;

/** Whether a document may still be given to a visit (epoch ms by the device's clock). */
function isStillReady({ state }: DocumentEntry, now: number): boolean {
  if (state.kind !== "ready") return false;
  return now < deviceTimeOf(Date.parse(state.document.readyUntil)) - MARGIN_MS;
}

/** The same, and anew when the next of them ends. */
export function useReadiness(entries: readonly DocumentEntry[]): (entry: DocumentEntry) => boolean {
  const [now, setNow] = useState(Date.now);
  const hasReady = entries.some((entry) => entry.state.kind === "ready");
  // The outside system is the clock.
  useEffect(() => {
    if (!hasReady) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [hasReady]);
  return (entry) => isStillReady(entry, now);
}
