import "server-only";
import { type Answer, invalidInput, jsonAnswer, notYourJob, refusal } from "./answer";
import type { JobBook } from "./data/job-book";
import { faultyAnswer, inputFaultNamed, type SeenBefore } from "./input-faults";

export type DetailContext = { book: JobBook; seenBefore: SeenBefore };

const LONGEST_ID = 100;

/** Amazon: `getServiceJobByServiceJobId`. The operation has no query parameter. */
export function getServiceJob(context: DetailContext, id: string, query: string): Answer {
  if (query !== "") return invalidInput("Unknown request parameters");
  if (id.length > LONGEST_ID) {
    return invalidInput("Missing or invalid request parameters: [serviceJobId]");
  }
  const fault = inputFaultNamed(id);
  if (fault) {
    const stand = context.book.any();
    const normal = () => jsonAnswer(200, { payload: stand?.job ?? {} });
    return faultyAnswer(fault, id, context.seenBefore, normal, ([job]) => job);
  }
  const record = context.book.find(id);
  if (!record) return refusal(404, "InvalidInput", `Job not found for jobId ${id}`);
  return record.foreign ? notYourJob() : jsonAnswer(200, { payload: record.job });
}
