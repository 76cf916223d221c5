import { firstLayout } from "@/components/data-table/column-layout";
import { createAppColumnHelper } from "@/components/data-table/table";
import type { OpenSession } from "@/lib/sessions/open-session";
import { DeviceCell } from "./device-cell";
import { EndOwnCell } from "./end-own-cell";
import { MomentCell } from "./moment-cell";

const helper = createAppColumnHelper<OpenSession>();

export const ownColumns = helper.columns([
  helper.display({
    id: "device",
    size: 300,
    meta: { card: "lead", grows: 1 },
    cell: ({ row }) => <DeviceCell session={row.original} />,
  }),
  helper.display({
    id: "begun",
    size: 270,
    cell: ({ row }) => <MomentCell at={row.original.begunAt} />,
  }),
  helper.display({
    id: "seen",
    size: 270,
    cell: ({ row }) => <MomentCell at={row.original.seenAt} />,
  }),
  helper.display({
    id: "end",
    size: 130,
    meta: { card: "aside" },
    cell: ({ row }) => <EndOwnCell session={row.original} />,
  }),
]);

export const ownLayout = firstLayout(
  ["device", "begun", "seen", "end"].map((id) => ({ id, visible: true })),
);
