import CalendarPlus from "lucide-react/icons/calendar-plus";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDot from "lucide-react/icons/circle-dot";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleSlash from "lucide-react/icons/circle-slash";
import CircleX from "lucide-react/icons/circle-x";
import CreditCardX from "lucide-react/icons/credit-card-x";
import type { ServiceJobStatus } from "@/lib/jobs/statuses";

/** One shape for each status, so that colour is never alone. */
export const STATUS_ICONS: Record<ServiceJobStatus, typeof CircleDot> = {
  PENDING_SCHEDULE: CalendarPlus,
  HOLD: CirclePause,
  NOT_SERVICED: CircleDot,
  NOT_FULFILLABLE: CircleSlash,
  PAYMENT_DECLINED: CreditCardX,
  COMPLETED: CircleCheck,
  CANCELLED: CircleX,
};
