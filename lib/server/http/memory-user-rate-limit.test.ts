import { createMemoryUserRateLimit } from "./memory-user-rate-limit";
import { limitsEachPerson } from "./testing/user-rate-limit-contract";

limitsEachPerson(createMemoryUserRateLimit);
