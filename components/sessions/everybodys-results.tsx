"use client";
import MonitorOff from "lucide-react/icons/monitor-off";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { firstLayout } from "@/components/data-table/column-layout";
import type { DataColumn } from "@/components/data-table/table";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import {
  type EverybodysSessions,
  MOST_SESSIONS,
  type PersonSession,
} from "@/lib/sessions/open-session";
import { sessionsHref } from "@/lib/sessions/search-params";
import { DeviceCell, MomentCell, useDeviceWords } from "./cells";
import { useAskToEnd } from "./ending";
import { SessionsTable } from "./sessions-table";

const everybodysColumns: readonly DataColumn<PersonSession>[] = [
  {
    id: "person",
    meta: { size: 220, min: 160, card: "lead" },
    cell: ({ row }) => <SessionPersonCell session={row.original} />,
  },
  {
    id: "device",
    meta: { size: 270, min: 210, card: "main" },
    cell: ({ row }) => <DeviceCell session={row.original} />,
  },
  {
    id: "begun",
    meta: { size: 260 },
    cell: ({ row }) => <MomentCell at={row.original.begunAt} />,
  },
  {
    id: "seen",
    meta: { size: 260 },
    cell: ({ row }) => <MomentCell at={row.original.seenAt} />,
  },
  {
    id: "end",
    meta: { size: 224, card: "aside" },
    cell: ({ row }) => <EndAnyCell session={row.original} />,
  },
];

const everybodysLayout = firstLayout(
  ["person", "device", "begun", "seen", "end"].map((id) => ({ id, visible: true })),
);

interface EverybodysResultsProps {
  /** Null while nothing is there yet. */
  answer: EverybodysSessions | null;
  /** The answer is one to the question before this one. */
  outdated: boolean;
  user: string | null;
  onEverybody: () => void;
}

/** The sessions of those who are meant, or that there are none. */
export function EverybodysResults(props: EverybodysResultsProps) {
  const { answer, outdated, user, onEverybody } = props;
  const t = useTranslations("sessions");
  if (answer?.sessions.length === 0 && !outdated) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState
          icon={<MonitorOff />}
          title={t("empty.title", { user: user ?? "" })}
          text={t("empty.text")}
          actions={<Button onClick={onEverybody}>{t("search.clear")}</Button>}
        />
      </div>
    );
  }
  return (
    <>
      {answer?.more ? <Banner kind="info" title={t("more", { count: MOST_SESSIONS })} /> : null}
      <SessionsTable
        columns={everybodysColumns}
        layout={everybodysLayout}
        caption={t("allCaption")}
        sessions={answer?.sessions ?? null}
        dimmed={outdated}
        placeholders={8}
      />
      <p className="text-xs text-faint">{t("exactness")}</p>
    </>
  );
}

/** Whose session it is; leads to that person's sessions. */
function SessionPersonCell({ session: { userName } }: { session: PersonSession }) {
  const t = useTranslations("sessions");
  return (
    <Link
      href={sessionsHref(userName)}
      prefetch={false}
      dir="auto"
      title={t("showOnly", { name: userName })}
      className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-3 wrap-anywhere hover:decoration-current"
    >
      {userName}
    </Link>
  );
}

/** Ends one session of somebody, or all of them. */
function EndAnyCell({ session }: { session: PersonSession }) {
  const t = useTranslations("sessions");
  const words = useDeviceWords();
  const ask = useAskToEnd();
  const { userId, userName: name, own } = session;
  return (
    <span className="inline-flex gap-1.5">
      <Button
        size="sm"
        aria-label={t("endOneOf", { name, device: words(session) })}
        onClick={() => ask({ which: "any", session })}
      >
        {t("end")}
      </Button>
      <Button
        size="sm"
        aria-label={t("endAllOf", { name })}
        onClick={() => ask({ which: "person", userId, userName: name, own })}
      >
        {t("endAll")}
      </Button>
    </span>
  );
}
