import CalendarPlus from "lucide-react/icons/calendar-plus";
import CalendarX2 from "lucide-react/icons/calendar-x-2";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleSlash from "lucide-react/icons/circle-slash";
import ClockAlert from "lucide-react/icons/clock-alert";
import CreditCardX from "lucide-react/icons/credit-card-x";
import FileWarning from "lucide-react/icons/file-warning";
import Truck from "lucide-react/icons/truck";
import UserX from "lucide-react/icons/user-x";
import type { QueueName, Severity } from "@/lib/attention/queues";

/** One shape for each queue, so that colour is never alone. */
export const QUEUE_ICONS: Record<QueueName, typeof ClockAlert> = {
  late: ClockAlert,
  noTechnician: UserX,
  goodsAfterVisit: Truck,
  doubleBooked: CalendarX2,
  toSchedule: CalendarPlus,
  onHold: CirclePause,
  stillActive: CreditCardX,
  proofMissing: FileWarning,
  notFulfillable: CircleSlash,
};

export const SEVERITY_TEXT: Record<Severity, string> = {
  now: "text-exception",
  soon: "text-action",
  calm: "text-fg",
};
