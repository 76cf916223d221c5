import type { ReactNode } from "react";
import { RoleProvider } from "@/components/jobs/access/permissions";
import { ExportHost } from "@/components/jobs/export/export-host";
import { KeysHost } from "@/components/jobs/keyboard-sheet/keys-host";
import { KeysMenuItem } from "@/components/jobs/keyboard-sheet/keys-menu-item";
import { StandardZoneProvider, ZoneNotice } from "@/components/jobs/own-zone";
import { QuotaChip } from "@/components/jobs/quota-chip/quota-chip";
import { StoreLabelsProvider } from "@/components/jobs/stores/store-labels";
import { AppShell } from "@/components/layout/app-shell";
import { SecretNotice } from "@/components/layout/secret-notice";
import { SessionKeeper } from "@/components/layout/session-keeper";
import { PAGES } from "@/lib/access/pages";
import { may } from "@/lib/access/permissions";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { currentUser, sessionTimes } from "@/lib/server/auth/user";
import { rotationReminder } from "@/lib/server/secrets/rotation-reminder";
import { settings } from "@/lib/server/settings";

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
      <SessionKeeper {...(await sessionTimes())} standardZone={zone} />
    </StandardZoneProvider>
  );
}
