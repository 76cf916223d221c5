import type { Contact } from "./contact";
import type { Job } from "./job";

/** Where a contact stands in a job. */
const PATHS = [
  "buyer.phone",
  "serviceLocation.address.addressLine1",
  "serviceLocation.address.addressLine2",
  "serviceLocation.address.addressLine3",
  "serviceLocation.address.phone",
];

/** Whether Amazon sent a contact that this role sees only on request. */
export function hidesContact({ hidden }: Pick<Job, "hidden">): boolean {
  return PATHS.some((path) => hidden.includes(path));
}

/** The job as it reads while its contact is shown. */
export function withContact(job: Job, { buyer, serviceLocation }: Contact): Job {
  const address = { ...job.serviceLocation?.address, ...serviceLocation?.address };
  return {
    ...job,
    ...(buyer && { buyer: { ...job.buyer, ...buyer } }),
    ...(serviceLocation && { serviceLocation: { ...job.serviceLocation, address } }),
    hidden: job.hidden.filter((path) => !PATHS.includes(path)),
  };
}
