import { formatRange, PRESETS, parseRange, type Range, SANDBOX_START } from "@/lib/time/range";
import { accepted, type Param, refused } from "./param";

const ALLOWED = `A range is one of ${PRESETS.join(", ")}, or FROM..TO with days (2026-11-01) or instants (2026-11-01T08:00Z), either end open.`;

/** A range of dates. `sandboxStart` allows the start that only Amazon's sandbox understands. */
export function rangeParam({ sandboxStart = false } = {}): Param<Range | null> {
  return {
    read(text, context) {
      const range = parseRange(text);
      const literal = range?.kind === "span" && range.from?.kind === "literal";
      if (range === null || (literal && !sandboxStart)) {
        return refused(null, { code: "rangeUnreadable", detail: ALLOWED, values: [text] });
      }
      if (literal && context && !context.sandbox) {
        return refused(null, {
          code: "sandboxOnly",
          detail: `${SANDBOX_START} means something to Amazon's sandbox only. ${ALLOWED}`,
          values: [text],
        });
      }
      return accepted(range);
    },
    write: (range) => (range === null ? "" : formatRange(range)),
  };
}
