import { limitsEachPerson } from "./testing/user-rate-limit-contract";
import { createMemoryUserRateLimit } from "./user-rate-limit";

limitsEachPerson(createMemoryUserRateLimit);
