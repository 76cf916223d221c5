import { afterAll, beforeAll, describe } from "vitest";
import { quotaContract } from "@/lib/server/sp-api/testing/quota-contract";
import { openSharedRig } from "./testing/shared-rig";
import {
  findValkey,
  startValkey,
  VALKEY_SKIPPED,
  type ValkeyServer,
} from "./testing/valkey-server";

const program = findValkey();
if (program === null) process.stderr.write(`A quota for several processes: ${VALKEY_SKIPPED}.\n`);

describe.skipIf(program === null)("a quota in an engine", () => {
  let server: ValkeyServer;
  let tests = 0;
  beforeAll(async () => {
    server = await startValkey(program ?? "");
  });
  afterAll(() => server.stop());

  quotaContract(async () => {
    tests += 1;
    const rig = await openSharedRig(server, `test${tests}`);
    const one = await rig.start();
    return {
      async create(settings) {
        const quota = one.quota(settings);
        one.engine.start();
        await one.engine.firstContact;
        await rig.pass(6_000);
        return quota;
      },
      pass: rig.pass,
    };
  });
});
