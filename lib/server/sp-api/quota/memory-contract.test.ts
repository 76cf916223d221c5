import { describe } from "vitest";
import { quotaContract, rigOf } from "@/lib/server/sp-api/testing/quota-contract";
import { memoryQuota } from "./memory";

describe("a quota in memory", () => quotaContract(() => rigOf(memoryQuota)));
