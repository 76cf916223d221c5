/**
 * The columns of the jobs table in their first order. `visible` is what a new person sees; `sort` is
 * the word of the URL where somebody sorts the whole set, and nothing else can be sorted by: Amazon
 * sorts by the date and the status, an index of all jobs by each of them.
 */
export const JOB_COLUMNS = [
  { id: "order", visible: true },
  { id: "status", visible: true, sort: "status" },
  { id: "service", visible: true, sort: "service" },
  { id: "appointment", visible: true, sort: "appointment" },
  { id: "technicians", visible: true, sort: "technician" },
  { id: "buyer", visible: true },
  { id: "city", visible: true },
  { id: "store", visible: true, sort: "store" },
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
] as const satisfies readonly { id: string; visible: boolean; sort?: string }[];

export type JobColumnId = (typeof JOB_COLUMNS)[number]["id"];
