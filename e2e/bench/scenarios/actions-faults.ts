import { actionsOf, type BenchActions, type Told } from "@/e2e/bench/bench-actions";
import { LIKE_AMAZON, withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, pool, seconds, timed } from "@/e2e/bench/figures";
import { type JobAction, seenOf } from "@/lib/actions/job-action";

const WRITES = 1_000;
/** Each job is scheduled, moved and cancelled; some fail on the way, so that more are needed. */
const JOBS = 380;
const AT_ONCE = 20;
const OPERATIONS: Readonly<Partial<Record<JobAction, string>>> = {
  schedule: "addAppointmentForServiceJobByServiceJobId",
  reschedule: "rescheduleAppointmentForServiceJobByServiceJobId",
  cancel: "cancelServiceJobByServiceJobId",
};

type Written = { id: string; action: JobAction; told: Told; settled: Told };

/** 5 % of the writes are answered 503, half of them done; of 2 % the answer is lost, of 1 % it comes late. */
export async function writesUnderFaults(): Promise<Figure[]> {
  const app = { USER_RATE: "100000", USER_BURST: "100000" };
  return withBenchApp({ simulator: [...LIKE_AMAZON, "--jobs", "100"], app }, async (bench) => {
    const actions = actionsOf(bench);
    const jobs = await actions.waiting(JOBS);
    await actions.roomFor(1_000);
    await bench.setFaults({
      writes: { done503: 0.025, notDone503: 0.025, lost: 0.02, late: 0.01 },
    });
    const written: Written[] = [];
    const { took } = await timed(() =>
      pool(AT_ONCE, JOBS, (index) => liveThrough(actions, jobs[index] ?? "", written)),
    );
    const arrived = await actions.writes();
    const executed = ({ id, action }: Written) =>
      arrived.filter(
        (one) =>
          one.executed && one.ids.serviceJobId === id && one.operation === OPERATIONS[action],
      ).length;
    const twice = written.filter((one) => executed(one) > 1).length;
    const wrong = written.filter((one) => (one.settled === "done") !== executed(one) > 0).length;
    const of = (told: Told) => written.filter(({ settled }) => settled === told).length;
    const asked = written.filter(({ told }) => told === "unknown").length;
    return [
      {
        what: `${written.length} writes, 5 % 503, 2 % lost, 1 % late: done twice, told wrongly`,
        measured: `${twice}, ${wrong} (${arrived.length} sent in ${seconds(took)})`,
        target: "0, 0",
        met: written.length >= WRITES && twice === 0 && wrong === 0,
      },
      {
        what: "… done, refused, not done; Check again was needed; of which nobody knows the end",
        measured: `${of("done")}, ${of("refused")}, ${of("not_done")}; ${asked}; ${of("unknown") + of("else")}`,
        target: "no end unknown",
        met: of("unknown") + of("else") === 0,
      },
    ];
  });
}

/** A job's three writes, each as the one before it left the job. */
async function liveThrough(actions: BenchActions, id: string, written: Written[]): Promise<void> {
  if (written.length >= WRITES) return;
  const slots = await actions.slotsOf(id);
  const [first, other] = [slots[4], slots.at(-4)];
  const order = (await actions.read(id)).serviceOrderId ?? id;
  const bodies = {
    schedule: () => ({ start: first }),
    reschedule: (appointment: string | null) => ({ appointment, start: other, reason: "R1" }),
    cancel: () => ({ reason: "V1", order: order.slice(-4) }),
  };
  for (const action of ["schedule", "reschedule", "cancel"] as const) {
    const seen = seenOf(await actions.read(id));
    // Where the first write was not done, there is nothing to move.
    if (action === "reschedule" && seen.appointmentId === null) continue;
    const body = { ...bodies[action](seen.appointmentId), seen };
    const { told, key } = await actions.act(id, action, body);
    const settled = told === "unknown" ? await actions.checkAgain(key) : told;
    written.push({ id, action, told, settled });
  }
}
