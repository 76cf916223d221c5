import { type MouseEvent, memo } from "react";
import { FlagBadges } from "@/components/shared/job/badges";
import { jobHref } from "@/components/shared/job/job-cells";
import { TONE_TEXT, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { isJobFlag } from "@/lib/jobs/job";
import { plainNotes } from "@/lib/jobs/severity";
import { type StatusTone, statusTone } from "@/lib/jobs/statuses";
import { CLASH_FLAGS, type Visit, type VisitFlag } from "@/lib/schedule/schedule";
import { isClash } from "./clash-partners";
import { STOP_PROPS } from "./roving";
import type { VisitWords } from "./visit-words";

/** What every visit of a screen is drawn with. */
export interface VisitFrame {
  words: VisitWords;
  /** By the key of a visit: those it clashes with. */
  partners: ReadonlyMap<string, Visit[]>;
  /** The zone in which all times are written; null for each site's own. */
  tz: string | null;
  marketplace: string | null;
  onOpen: (serviceJobId: string) => void;
}

const NO_PARTNERS: readonly Visit[] = [];

function nameOf(visit: Visit, { partners, words, tz }: VisitFrame): string {
  return words.name(visit, partners.get(visit.key) ?? NO_PARTNERS, tz);
}

/** Everything about a visit, to be heard in place of what is seen of it, which is hidden from assistive technology. */
export function VisitName({ visit, frame }: { visit: Visit; frame: VisitFrame }) {
  return <span className="sr-only">{nameOf(visit, frame)}</span>;
}

/** What a link to a visit's job has in common wherever it stands. */
export function visitLinkProps(visit: Visit, frame: VisitFrame) {
  return {
    ...STOP_PROPS,
    href: jobHref(visit.serviceJobId, frame.marketplace),
    title: nameOf(visit, frame),
    "data-job-link": visit.serviceJobId,
    "data-visit": visit.key,
    "data-clash": isClash(visit) ? "" : undefined,
    onClick: (event: MouseEvent) => {
      // A modified click opens the job's own page, elsewhere.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      frame.onOpen(visit.serviceJobId);
    },
  };
}

const TONES: Record<StatusTone, string> = {
  action: "border-action-line border-l-action bg-surface",
  progress: "border-progress-line border-l-progress bg-progress-bg",
  done: "border-line border-l-done bg-surface text-muted",
  closed: "border-line border-l-closed bg-closed-bg text-muted",
  exception: "border-exception-line border-l-exception bg-exception-bg",
};

function toneOf({ flags, jobStatus }: Visit): StatusTone {
  if (flags.includes("late")) return "exception";
  return flags.includes("noTechnician") ? "action" : statusTone(jobStatus ?? undefined);
}

/** Nothing below 9.5rem: a container query would have each of hundreds of cards laid out by itself. */
const WHERE_WIDE =
  "-ml-1.5 shrink-0 overflow-hidden max-w-[clamp(0px,calc((100%-9.5rem)*999),4rem)]";

/** Its place on the board says it too, a flag's icon stands nowhere else. */
const FROM = "shrink-0 overflow-hidden max-w-[clamp(0px,calc((100%-3.25rem)*999),4rem)]";

/** Gives up its room before a flag loses its word, and nothing is left of it where only a letter would be. */
const STORE = "truncate shrink-[1000000] max-w-[clamp(0px,calc((100%-4rem)*999),100%)]";

interface VisitCardProps {
  visit: Visit;
  frame: VisitFrame;
  /** Whether its lane already says that nobody goes. */
  isNobodys: boolean;
}

/**
 * A visit on the board: what, when, what is wrong with it, and where. Of hundreds each element counts, so that its
 * name is its title alone: all that is seen in it is hidden from assistive technology.
 */
export const VisitCard = memo(function VisitCard({ visit, frame, isNobodys }: VisitCardProps) {
  const { words, tz } = frame;
  const [from, to] = words.time(visit, tz).split("–");
  const store = words.store(visit.store);
  return (
    <a
      {...visitLinkProps(visit, frame)}
      draggable={false}
      className={cn(
        "mx-px block h-full min-w-0 rounded-sm border border-l-3 px-1.5 py-0.5 text-xs leading-4.5 text-fg hover:brightness-[0.97] dark:hover:brightness-115 focus-visible:-outline-offset-1 data-dragged:cursor-grabbing data-dragged:border-dashed data-dragged:opacity-60",
        TONES[toneOf(visit)],
        isClash(visit) && "border-exception border-l-exception ring-1 ring-exception ring-inset",
      )}
    >
      <span
        aria-hidden
        dir="auto"
        // The menu stands above the end of the name, where there is no pointer to come for it.
        className="block truncate text-left font-medium pointer-coarse:pr-5"
      >
        {words.service(visit)}
      </span>
      <span
        aria-hidden
        className="flex gap-x-1.5 overflow-hidden whitespace-nowrap text-muted tabular-nums"
      >
        {visit.flags.some((flag) => TOLD.has(flag)) ? <span className={FROM}>{from}</span> : from}
        {to ? <span className={WHERE_WIDE}>{`–${to}`}</span> : null}
        <VisitFlags visit={visit} words={words} isNobodys={isNobodys} inOneLine />
        {store === null ? null : <bdi className={STORE}>{store}</bdi>}
      </span>
    </a>
  );
});

/** Flags that are told on a schedule, the others stand in the job. */
const TOLD: ReadonlySet<VisitFlag> = new Set(["late", "overbooked", ...CLASH_FLAGS]);

/** A word without room wraps below the one line that is seen. */
const ONE_LINE = "max-h-4 flex-wrap overflow-hidden";

interface VisitFlagsProps extends Pick<VisitCardProps, "visit" | "isNobodys"> {
  words: VisitWords;
  /** As many words as fit, each whole or as its icon alone; all of them when left out. */
  inOneLine?: boolean;
}

/** What deserves a look before the visit, each as an icon with its word. */
export function VisitFlags({ visit, words, isNobodys, inOneLine = false }: VisitFlagsProps) {
  const told = visit.flags.filter((flag) => TOLD.has(flag));
  const flags = told
    .filter(isJobFlag)
    .filter((flag) => flag !== "doubleBooked" && !(isNobodys && flag === "noTechnician"));
  return (
    <>
      {isClash(visit) ? (
        <Note tone="exception" icon={TRIANGLE} inOneLine={inOneLine}>
          {words.flag("doubleBooked")}
        </Note>
      ) : null}
      {flags.length > 0 ? (
        <FlagBadges
          notes={plainNotes(flags)}
          room={inOneLine ? "fit" : "words"}
          className={cn(ONE_LINE, "w-[calc(100%+1px)] max-w-none shrink-0")}
        />
      ) : null}
      {told.includes("overbooked") ? (
        <Note tone="action" icon={USERS} inOneLine={inOneLine}>
          {words.flag("overbooked")}
        </Note>
      ) : null}
      {told.includes("elsewhere") ? (
        <Note tone="action" icon={MAP_PIN_X} inOneLine={inOneLine}>
          {words.flag("elsewhere")}
        </Note>
      ) : null}
    </>
  );
}

/** Lucide's, each as one path: hundreds of them are drawn at a time. */
const TRIANGLE =
  "m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4m0 4h.01";
const USERS =
  "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0-3-3.87M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0";
const MAP_PIN_X =
  "M19.752 11.901A7.78 7.78 0 0 0 20 10a8 8 0 0 0-16 0c0 4.993 5.539 10.193 7.399 11.799a1 1 0 0 0 1.202 0 19 19 0 0 0 .09-.077M15 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0M21.5 15.5l-5 5m5 0-5-5";

interface NoteProps extends Pick<VisitFlagsProps, "inOneLine"> {
  tone: Tone;
  icon: string;
  children: string;
}

/** As a plain badge of tone looks, with a third of its elements. */
function Note({ tone, icon, children, inOneLine }: NoteProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap",
        inOneLine ? `min-w-3.5 ${ONE_LINE}` : "shrink-0",
        TONE_TEXT[tone],
      )}
    >
      <svg
        aria-hidden
        viewBox="0 0 24 24"
        className="size-3.5 shrink-0 fill-none stroke-current stroke-2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={icon} />
      </svg>
      {children}
    </span>
  );
}
