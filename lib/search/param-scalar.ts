import { accepted, type Param, refused } from "@/lib/url/param";
import { cleanParam } from "@/lib/url/param-scalar";
import { cleanId } from "@/lib/url/pasted-text";

export const marketplaceParam: Param<string | null> = {
  read(text, context) {
    if (!context?.marketplaces || context.marketplaces.includes(text)) return accepted(text);
    return refused(null, {
      code: "marketplaceUnknown",
      detail: `This dashboard is set up for ${context.marketplaces.join(", ")}.`,
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

/** Amazon: a service job id has at most 100 characters (Services API v1 model). */
const JOB_ID_LENGTH = 100;

export const jobParam = cleanParam(cleanId, {
  limit: JOB_ID_LENGTH,
  detail: `A job id has at most ${JOB_ID_LENGTH} characters.`,
});
