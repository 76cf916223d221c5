import "server-only";
import type { Service } from "./service";
import { ASSEMBLY_SERVICES } from "./services-assembly";
import { FITTING_SERVICES } from "./services-fitting";

/** The provider's catalogue. ASINs are invented and have ten characters, as Amazon's filter asks. */
export const SERVICES: readonly Service[] = [...FITTING_SERVICES, ...ASSEMBLY_SERVICES];
