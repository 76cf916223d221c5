import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { HOME_COOKIE, homeOf } from "@/components/shell/user-menu/shell-user";
import { currentUser } from "@/lib/server/http/identity";
import { searchContext } from "@/lib/server/jobs/search-request";

/** Leads to the page with which the person begins. Without an index nobody knows what needs attention. */
export default async function Home(): Promise<never> {
  if (searchContext().index !== true) redirect("/jobs");
  const user = await currentUser();
  if (user === null) redirect("/sign-in?callbackUrl=%2F");
  redirect(`/${homeOf((await cookies()).get(HOME_COOKIE)?.value, user.role)}`);
}
