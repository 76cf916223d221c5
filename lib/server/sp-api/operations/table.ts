import "server-only";
import { getServiceJobByServiceJobId } from "./get-service-job";
import { getServiceJobs } from "./get-service-jobs";

/** Every operation that is called, by its name. */
export const OPERATIONS = { getServiceJobs, getServiceJobByServiceJobId };
