import type fc from "fast-check";
import type { ProblemCode } from "@/lib/http/problem";
import type { FuzzBody } from "./bodies";
import type { ParameterValues } from "./query";
import type { Reader } from "./readers";

export type RouteInputs = {
  /** What stands for the pattern's last segment in brackets, as it goes out. */
  segment?: fc.Arbitrary<string>;
  parameters: ParameterValues;
  /** What the route reads of the head, beside what every request may have there. */
  headers?: fc.Arbitrary<Readonly<Record<string, string>>>;
  /** Absent for a route that reads none; it is sent one now and then all the same. */
  body?: fc.Arbitrary<FuzzBody>;
  /** The statuses of a success, and how its body is read. */
  answers: Readonly<Record<number, Reader>>;
  /** The refusals that whoever may ask can meet here while Amazon is well; never `internal`. */
  refusals: readonly ProblemCode[];
};
