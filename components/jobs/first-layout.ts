import type { ColumnLayout } from "@/components/data-table/types";
import { JOB_COLUMNS } from "@/lib/jobs/columns";

/** The columns as a new person sees them. */
export const FIRST_LAYOUT: ColumnLayout = {
  visibility: Object.fromEntries(JOB_COLUMNS.map(({ id, visible }) => [id, visible])),
  order: JOB_COLUMNS.map(({ id }) => id),
  sizing: {},
  pinning: { start: ["order"], end: [] },
};
