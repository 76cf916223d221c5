"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { Attention, QueueCount } from "@/lib/attention/attention-answers";
import { QUEUE_NAMES, type QueueName, severityOf } from "@/lib/attention/queues";
import { useMomentWords } from "./moment-words";
import { QUEUE_ICONS, SEVERITY_TEXT } from "./queue-looks";

export interface QueueListProps {
  /** Null until they are there. */
  counts: Attention | null;
  /** The queue whose jobs are shown. */
  chosen: QueueName | null;
  hrefOf: (name: QueueName) => string;
  onChoose: (name: QueueName) => void;
  /** Epoch ms. */
  now: number;
  className?: string;
}

/** Every queue with how much stands in it and how pressing that is. */
export function QueueList({ counts, chosen, hrefOf, onChoose, now, className }: QueueListProps) {
  const t = useTranslations("attention");
  return (
    <nav aria-label={t("queues")} className={className}>
      <ul className="grid gap-px rounded-lg border border-line bg-surface p-1.5 sm:max-lg:grid-cols-3">
        {QUEUE_NAMES.map((name) => (
          <li key={name}>
            <Link
              href={hrefOf(name)}
              prefetch={false}
              aria-current={name === chosen ? "true" : undefined}
              onNavigate={(event) => {
                event.preventDefault();
                onChoose(name);
              }}
              className={cn(
                "grid min-h-13 grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-2.5 rounded-md px-2.5 py-1.5 hover:bg-hover",
                // On a phone the queues stand alone, and none of them is shown yet.
                name === chosen && "sm:bg-accent-subtle sm:hover:bg-accent-subtle",
              )}
            >
              <QueueFace
                name={name}
                queue={counts?.queues.find((queue) => queue.name === name) ?? null}
                now={now}
              />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function QueueFace({
  name,
  queue,
  now,
}: {
  name: QueueName;
  queue: QueueCount | null;
  now: number;
}) {
  const t = useTranslations("attention");
  const { number } = useFormatter();
  const moment = useMomentWords();
  const Icon = QUEUE_ICONS[name];
  const at = queue?.oldest ? Date.parse(queue.oldest) : null;
  const isQuiet = queue === null || !queue.count;
  const tone = isQuiet ? "text-muted" : SEVERITY_TEXT[severityOf(name, at, now)];
  return (
    <>
      <Icon aria-hidden className={cn("size-4.5", tone)} />
      <span className="min-w-0">
        <span className={cn("block leading-4.5", isQuiet ? "text-muted" : "font-medium")}>
          {t(`queue.${name}`)}
        </span>
        <span className={cn("block truncate text-xs leading-4", isQuiet ? "text-faint" : tone)}>
          {queue !== null && isQuiet ? t(quietWords(queue)) : null}
          {at === null ? null : moment(name, at, now)}
        </span>
      </span>
      {queue === null ? (
        <Skeleton className="h-5 w-7" />
      ) : (
        <span
          data-count={name}
          className={cn(
            "text-right tabular-nums",
            isQuiet ? "text-base text-faint" : "text-xl leading-6 font-semibold",
            tone,
          )}
        >
          {queue.count === null ? "–" : number(queue.count)}
        </span>
      )}
    </>
  );
}

function quietWords({ count, seen }: QueueCount): "notKnown" | "allSeen" | "none" {
  if (count === null) return "notKnown";
  return seen > 0 ? "allSeen" : "none";
}
