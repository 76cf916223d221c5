/**
 * The columns of the jobs table in their first order. `visible` is what a new person sees; `sort` is
 * the word of the URL where Amazon sorts the whole set, and nothing else can be sorted by.
 */
export const JOB_COLUMNS = [
  { id: "order", visible: true },
  { id: "status", visible: true, sort: "status" },
  { id: "service", visible: true },
  { id: "appointment", visible: true },
  { id: "technicians", visible: true },
  { id: "buyer", visible: true },
  { id: "city", visible: true },
  { id: "store", visible: true },
  { id: "items", visible: true },
  { id: "created", visible: true, sort: "date" },
  { id: "jobId", visible: false },
  { id: "skills", visible: false },
  { id: "quantity", visible: false },
  { id: "seller", visible: false },
  { id: "provider", visible: false },
  { id: "marketplace", visible: false },
  { id: "payments", visible: false },
  { id: "tracking", visible: false },
  { id: "preferredTimes", visible: false },
  { id: "proof", visible: false },
] as const satisfies readonly { id: string; visible: boolean; sort?: "date" | "status" }[];

export type JobColumnId = (typeof JOB_COLUMNS)[number]["id"];
