/** How many values Amazon takes in each list of `getServiceJobs` (Services API v1 model). */
export const LIST_LIMITS = {
  store: 50,
  asin: 20,
  skill: 20,
  order: 20,
  productOrder: 20,
  tracking: 20,
} as const;

export type ValuesParameter = keyof typeof LIST_LIMITS;
