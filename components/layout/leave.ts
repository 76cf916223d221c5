import { forgetTab } from "@/components/ui/forget-tab";
import { getQueryClient } from "./query-client";

/**
 * Leaves for another page so that nothing of what this person saw stays: not in this tab's memory or
 * storage, not on the screen while a question of the browser holds the page, not by Back.
 */
export function leaveFor(url: string): void {
  getQueryClient().clear();
  forgetTab();
  document.documentElement.style.visibility = "hidden";
  window.location.replace(url);
}
