import { describe } from "vitest";
import { memorySlots } from "./memory-slots";
import { slotsContract } from "./testing/slots-contract";

describe("export slots in memory", () => slotsContract(memorySlots));
