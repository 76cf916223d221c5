import { firstLayout } from "@/components/data-table/column-layout";
import { createAppColumnHelper } from "@/components/data-table/table";
import type { PersonSession } from "@/lib/sessions/open-session";
import { DeviceCell } from "./device-cell";
import { EndAnyCell } from "./end-any-cell";
import { MomentCell } from "./moment-cell";
import { SessionPersonCell } from "./session-person-cell";

const helper = createAppColumnHelper<PersonSession>();

export const everybodysColumns = helper.columns([
  helper.display({
    id: "person",
    size: 220,
    meta: { card: "lead", grows: 1 },
    cell: ({ row }) => <SessionPersonCell session={row.original} />,
  }),
  helper.display({
    id: "device",
    size: 270,
    meta: { card: "main", grows: 1 },
    cell: ({ row }) => <DeviceCell session={row.original} />,
  }),
  helper.display({
    id: "begun",
    size: 260,
    cell: ({ row }) => <MomentCell at={row.original.begunAt} />,
  }),
  helper.display({
    id: "seen",
    size: 260,
    cell: ({ row }) => <MomentCell at={row.original.seenAt} />,
  }),
  helper.display({
    id: "end",
    size: 224,
    meta: { card: "aside" },
    cell: ({ row }) => <EndAnyCell session={row.original} />,
  }),
]);

export const everybodysLayout = firstLayout(
  ["person", "device", "begun", "seen", "end"].map((id) => ({ id, visible: true })),
);
