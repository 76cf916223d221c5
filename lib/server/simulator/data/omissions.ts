import "server-only";
import type { Random } from "@/lib/server/simulator/random";
import type { ServiceJob } from "./service-job";

/**
 * Takes fields away from a share of the jobs, because Amazon's model requires none of them: a reader
 * that counts on one breaks here and not in front of a customer.
 */
export function leaveOut(job: ServiceJob, random: Random): void {
  if (random.chance(0.04)) delete job.storeId;
  if (random.chance(0.005)) delete job.marketplaceId;
  if (random.chance(0.006)) delete job.scopeOfWork;
  else if (job.scopeOfWork && random.chance(0.08)) delete job.scopeOfWork.requiredSkills;
  if (random.chance(0.01)) delete job.buyer;
  else if (job.buyer) {
    if (random.chance(0.15)) delete job.buyer.phone;
    if (random.chance(0.1)) delete job.buyer.isPrimeMember;
    if (random.chance(0.1)) delete job.buyer.buyerId;
  }
  if (random.chance(0.01)) delete job.serviceLocation;
  if (random.chance(0.2)) delete job.payments;
  if (random.chance(0.05)) delete job.seller;
  if (random.chance(0.05)) delete job.serviceJobProvider;
  if (!job.appointments && random.chance(0.4)) job.appointments = [];
}
