import { describe } from "vitest";
import { createMemoryCache } from "./memory-cache";
import { cacheContract } from "./testing/cache-contract";

describe("a cache in memory", () => cacheContract(createMemoryCache));
