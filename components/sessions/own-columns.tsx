"use client";
import { useTranslations } from "next-intl";
import { firstLayout } from "@/components/data-table/column-layout";
import type { DataColumn } from "@/components/data-table/table";
import { useSignOut } from "@/components/shell/sign-out";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { OpenSession } from "@/lib/sessions/open-session";
import { DeviceCell, MomentCell, useDeviceWords } from "./cells";
import { useAskToEnd } from "./ending";

export const ownColumns: readonly DataColumn<OpenSession>[] = [
  {
    id: "device",
    meta: { size: 300, min: 240, card: "lead" },
    cell: ({ row }) => <DeviceCell session={row.original} />,
  },
  {
    id: "begun",
    meta: { size: 270 },
    cell: ({ row }) => <MomentCell at={row.original.begunAt} />,
  },
  {
    id: "seen",
    meta: { size: 270 },
    cell: ({ row }) => <MomentCell at={row.original.seenAt} />,
  },
  {
    id: "end",
    meta: { size: 130, card: "aside" },
    cell: ({ row }) => <EndOwnCell session={row.original} />,
  },
];

export const ownLayout = firstLayout(
  ["device", "begun", "seen", "end"].map((id) => ({ id, visible: true })),
);

/** How many sessions there are, and the way to end all but this one. */
export function EndOthers({ sessions }: { sessions: readonly OpenSession[] | null }) {
  const t = useTranslations("sessions");
  const ask = useAskToEnd();
  const current = sessions?.find((session) => session.current);
  const count = (sessions?.length ?? 0) - 1;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-3 text-sm text-muted">
      {sessions === null ? (
        <Skeleton className="w-32" />
      ) : (
        <p className="tabular-nums">
          {count < 1 ? t("onlyThis") : t("count", { count: sessions.length })}
        </p>
      )}
      {current && count > 0 ? (
        <Button
          className="ml-auto"
          onClick={() => ask({ which: "others", keep: current.id, count })}
        >
          {t("endOthers")}
        </Button>
      ) : null}
    </div>
  );
}

/** Ends one of one's own sessions; the one in front of the reader by signing out. */
function EndOwnCell({ session }: { session: OpenSession }) {
  const t = useTranslations("sessions");
  const words = useDeviceWords();
  const ask = useAskToEnd();
  const signOut = useSignOut();
  if (session.current) {
    return (
      <Button size="sm" onClick={() => void signOut()}>
        {t("signOut")}
      </Button>
    );
  }
  return (
    <Button
      size="sm"
      aria-label={t("endOne", { device: words(session) })}
      onClick={() => ask({ which: "own", session })}
    >
      {t("end")}
    </Button>
  );
}
