/** What reading may depend on; without `context` everything well-formed is accepted. */
export type ReadContext = {
  /** Marketplace ids that this installation may see; the first is the default. */
  marketplaces?: readonly string[];
  /** Lets through the one start date that Amazon's sandbox answers with an error. */
  sandbox?: boolean;
  /** Epoch ms. */
  now: number;
};

export type Reading<T> = { value: T; issues: Issue[] };

/**
 * One parameter of the URL. `read` never throws: what cannot be read is left out of the value and
 * named as an issue. `write` gives "" for the default, which never appears in a URL, and otherwise
 * text that `read` turns into the same value.
 */
export type Param<T> = {
  /** The value that an absent parameter has, made anew. */
  fallback: () => T;
  read: (text: string, context?: ReadContext) => Reading<T>;
  write: (value: T) => string;
};

export function accepted<T>(value: T): Reading<T> {
  return { value, issues: [] };
}

export function refused<T>(value: T, issue: Issue): Reading<T> {
  return { value, issues: [issue] };
}

/** Why a parameter cannot be read: stable, for translation. */
type IssueCode =
  | "repeated"
  | "empty"
  | "tooMany"
  | "tooLong"
  | "unprintable"
  | "hasComma"
  | "unknownStatus"
  | "asinLength"
  | "orderForm"
  | "trackingForm"
  | "createdAndUpdated"
  | "rangeUnreadable"
  | "rangeBackwards"
  | "sandboxOnly"
  | "zoneUnknown"
  | "marketplaceUnknown"
  | "sortUnknown"
  | "sizeOutside"
  | "pageUnreadable"
  | "asOfUnreadable"
  | "asOfAhead"
  | "parameterUnknown"
  | "actionUnknown"
  | "recordsOutside"
  | "cursorUnreadable"
  | "beforeAndAfter";

/** What of the URL cannot be read, with the parameter that holds it. */
export type ParameterProblem = Issue & { parameter: string };

/** Why a text cannot be read. `detail` is English and says what is allowed; `values` are the offending ones. */
export type Issue = {
  code: IssueCode;
  detail: string;
  values?: string[];
  limit?: number;
  /** The parameter that was probably meant, where the one at fault is not known. */
  meant?: string;
};
