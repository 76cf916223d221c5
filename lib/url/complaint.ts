/** Why a parameter cannot be read: stable, for translation. */
type ComplaintCode =
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

/** A complaint about one parameter of the URL. */
export type Finding = Complaint & { parameter: string };

/** `detail` is English and says what is allowed; `values` are the offending ones. */
export type Complaint = {
  code: ComplaintCode;
  detail: string;
  values?: string[];
  limit?: number;
  /** The parameter that was probably meant, where the one at fault is not known. */
  meant?: string;
};
