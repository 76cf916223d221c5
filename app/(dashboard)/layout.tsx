import type { ReactNode } from "react";
import { KeysHost, KeysMenuItem } from "@/components/command-menu/keys-host";
import { ExportHost } from "@/components/export/export-host";
import { StandardZoneProvider, ZoneNotice } from "@/components/shared/own-zone";
import { RoleProvider } from "@/components/shared/permissions";
import { QuotaChip } from "@/components/shared/quota-chip/quota-chip";
import { StoreLabelsProvider } from "@/components/shared/store-labels";
import { AppShell } from "@/components/shell/app-shell";
import { SecretNotice } from "@/components/shell/secret-notice";
import { SessionRenewal } from "@/components/shell/session-renewal";
import { PAGES } from "@/lib/access/pages";
import { may } from "@/lib/access/permissions";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { currentUser, sessionTimes } from "@/lib/server/auth/user";
import { rotationReminder } from "@/lib/server/config/secret-reminder";
import { settings } from "@/lib/server/config/settings";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  // The page itself sends a stranger to sign in: only it knows the address to come back to.
  if (user === null) return children;
  const reminder = await rotationReminder(user);
  const zone = marketplaceZone(settings().marketplaceIds[0]);
  return (
    <StandardZoneProvider zone={zone}>
      <AppShell
        user={{ name: user.name, role: user.role }}
        demo={settings().mode === "demo"}
        notice={
          <>
            {reminder ? <SecretNotice {...reminder} /> : null}
            <ZoneNotice zone={zone} renderedAt={Date.now()} />
          </>
        }
        audit={may(user.role, PAGES["/audit"])}
        quota={<QuotaChip />}
        help={<KeysMenuItem />}
      >
        <RoleProvider role={user.role}>
          <StoreLabelsProvider labels={settings().storeLabels}>{children}</StoreLabelsProvider>
        </RoleProvider>
      </AppShell>
      <ExportHost role={user.role} />
      <KeysHost />
      <SessionRenewal {...(await sessionTimes())} standardZone={zone} />
    </StandardZoneProvider>
  );
}
