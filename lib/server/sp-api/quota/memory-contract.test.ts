import { describe } from "vitest";
import { quotaContract } from "@/lib/server/sp-api/testing/quota-contract";
import { memoryQuota } from "./memory";

describe("a quota in memory", () => quotaContract(memoryQuota));
