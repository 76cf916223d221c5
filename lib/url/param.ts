import { formatInstant, parseInstant } from "@/lib/time/instant";
import {
  DATED_PRESETS,
  formatRange,
  isAnyTime,
  PRESETS,
  type Preset,
  parseRange,
  type Range,
  SANDBOX_START,
} from "@/lib/time/range";
import { isZone } from "@/lib/time/zones";
import { type Cleaning, readValue, writeValue } from "./pasted-text";

/** What reading may depend on; without `context` everything well-formed is accepted. */
export type ReadContext = {
  /** Marketplace ids that this installation may see; the first is the default. */
  marketplaces?: readonly string[];
  /** Lets through the one start date that Amazon's sandbox answers with an error. */
  sandbox?: boolean;
  /** False where no index of all jobs is kept, so that only what Amazon's own list answers can be read. */
  index?: boolean;
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
  | "overLimit"
  | "tooShort"
  | "tooLong"
  | "unprintable"
  | "hasComma"
  | "unknownStatus"
  | "unknownFlag"
  | "unknownLocation"
  | "technicianForm"
  | "noneAndSome"
  | "asinLength"
  | "orderForm"
  | "trackingForm"
  | "createdAndUpdated"
  | "indexOnly"
  | "indexAndLive"
  | "rangeUnreadable"
  | "rangeBackwards"
  | "sandboxOnly"
  | "zoneUnknown"
  | "marketplaceUnknown"
  | "sortUnknown"
  | "sourceUnknown"
  | "viewUnknown"
  | "dayUnknown"
  | "groupUnknown"
  | "hoursUnreadable"
  | "bucketUnknown"
  | "queueUnknown"
  | "scopeUnknown"
  | "showUnknown"
  | "sizeOutside"
  | "pageUnreadable"
  | "asOfUnreadable"
  | "asOfAhead"
  | "parameterUnknown"
  | "aboutUnknown"
  | "actionUnknown"
  | "stateUnknown"
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

const WITHOUT_INDEX: Issue = {
  code: "indexOnly",
  detail: "Only an index of all jobs can answer this, and none is kept here.",
};

/** How a parameter is read that Amazon's own list has no word for. */
export function onlyWithIndex<T>({ fallback, read }: Param<T>): Pick<Param<T>, "read"> {
  return {
    read: (text, context) =>
      context?.index === false ? refused(fallback(), WITHOUT_INDEX) : read(text, context),
  };
}

/** A whole number from `min` to `max`. */
export function wholeNumberParam(
  fallback: number,
  { min, max }: { min: number; max: number },
  issue: Issue,
): Param<number> {
  return {
    fallback: () => fallback,
    read(text) {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max
        ? accepted(value)
        : refused(fallback, { ...issue, values: [text] });
    },
    write: (value) => (value === fallback ? "" : String(value)),
  };
}

/** One of a few words. */
export function choiceParam<T extends string>(
  choices: readonly T[],
  fallback: T,
  issue: Issue,
): Param<T> {
  return {
    fallback: () => fallback,
    read(text) {
      const choice = choices.find((candidate) => candidate === text);
      return choice === undefined
        ? refused(fallback, { ...issue, values: [text] })
        : accepted(choice);
    },
    write: (value) => (value === fallback ? "" : value),
  };
}

/** A person's clock may be hours off, and the browser reads an instant that a server wrote. */
const CLOCKS_DIFFER_MS = 86_400_000;

/** An instant that has passed, in its shortest form. */
export const instantParam: Param<string | null> = {
  fallback: () => null,
  read(text, context) {
    const ms = parseInstant(text);
    if (ms !== null && context && ms > context.now + CLOCKS_DIFFER_MS) {
      return refused(null, {
        code: "asOfAhead",
        detail: "A list cannot be held at a time that is still to come.",
        values: [text],
      });
    }
    if (ms !== null) return accepted(formatInstant(ms));
    return refused(null, {
      code: "asOfUnreadable",
      detail: "An instant is needed, such as 2026-11-01T08:00Z.",
      values: [text],
    });
  },
  write(value) {
    const ms = value === null ? null : parseInstant(value);
    return ms === null ? (value ?? "") : formatInstant(ms);
  },
};

export const zoneParam: Param<string | null> = {
  fallback: () => null,
  read(text) {
    if (isZone(text)) return accepted(text);
    return refused(null, {
      code: "zoneUnknown",
      detail: "An IANA time zone is needed, such as America/Chicago.",
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

/** Any text up to a length that can be read: no database keeps a zero byte. */
function textParam(limit: number, detail: string): Param<string | null> {
  return {
    fallback: () => null,
    read(text) {
      if (text.length > limit) return refused(null, { code: "tooLong", detail, limit });
      if (!/\p{Cc}/u.test(text)) return accepted(text);
      return refused(null, {
        code: "unprintable",
        detail: "A text without control characters is needed.",
      });
    },
    write: (value) => value ?? "",
  };
}

/** An id or a name without the marks of its way here, of a length that can be read. */
export function cleanParam(
  clean: Cleaning,
  { least = 1, limit, detail }: { least?: number; limit: number; detail: string },
): Param<string | null> {
  const { read } = textParam(limit, detail);
  return {
    fallback: () => null,
    read(text, context) {
      const value = readValue(text, clean);
      if (value === "") return accepted(null);
      if (value.length < least) return refused(null, { code: "tooShort", detail, limit: least });
      return read(value, context);
    },
    write: (value) => (value === null ? "" : writeValue(value, clean)),
  };
}

/** Where a page of a list that grows begins or ends: the id of a record. */
export const cursorParam: Param<number | null> = {
  fallback: () => null,
  read(text) {
    if (/^\d{1,15}$/.test(text)) return accepted(Number(text));
    return refused(null, {
      code: "cursorUnreadable",
      detail: "The id of a record is needed: a whole number.",
      values: [text],
    });
  },
  write: (value) => (value === null ? "" : String(value)),
};

const rangeForms = (presets: readonly Preset[]) =>
  `A range is one of ${presets.join(", ")}, or FROM..TO with days (2026-11-01) or instants (2026-11-01T08:00Z), either end open.`;

export type RangeParam = Param<Range | null> & { kind: "range" };

/**
 * A range of dates. `anyTime` allows the range without ends, which takes an index; `sandboxStart` the
 * start that only Amazon's sandbox understands.
 */
export function rangeParam({ anyTime = false, sandboxStart = false } = {}): RangeParam {
  return {
    kind: "range",
    fallback: () => null,
    read(text, context) {
      const range = parseRange(text);
      const literal = range?.kind === "span" && range.from?.kind === "literal";
      const endless = isAnyTime(range);
      const detail = rangeForms(anyTime && context?.index !== false ? PRESETS : DATED_PRESETS);
      if (range === null || (literal && !sandboxStart) || (endless && !anyTime)) {
        return refused(null, { code: "rangeUnreadable", detail, values: [text] });
      }
      if (endless && context?.index === false) return refused(null, WITHOUT_INDEX);
      if (literal && context && !context.sandbox) {
        return refused(null, {
          code: "sandboxOnly",
          detail: `${SANDBOX_START} means something to Amazon's sandbox only. ${detail}`,
          values: [text],
        });
      }
      return accepted(range);
    },
    write: (range) => (range === null ? "" : formatRange(range)),
  };
}
