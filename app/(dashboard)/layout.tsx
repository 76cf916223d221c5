import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ExportHost } from "@/components/jobs/export/export-host";
import { QuotaChip } from "@/components/jobs/quota-chip/quota-chip";
import { AppShell } from "@/components/layout/app-shell";
import { currentUser } from "@/lib/server/auth/user";
import { settings } from "@/lib/server/settings";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  // The page itself sends a stranger to sign in: only it knows the address to come back to.
  if (user === null) return children;
  const t = await getTranslations("layout.nav");
  return (
    <>
      <AppShell
        user={{ name: user.name, role: user.role }}
        demo={settings().mode === "demo"}
        nav={[
          { href: "/jobs", label: t("jobs") },
          { href: "/lookup", label: t("lookup") },
        ]}
        quota={<QuotaChip />}
      >
        {children}
      </AppShell>
      <ExportHost role={user.role} />
    </>
  );
}
