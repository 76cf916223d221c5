import type { ReactNode } from "react";
import { KeysHost, SearchButton } from "@/components/command-menu/command-menu-host";
import { ExportHost } from "@/components/export/export-host";
import { AppSearch } from "@/components/screens/app-search";
import { ActionOfferProvider } from "@/components/shared/action-offer";
import { ContactLinksProvider } from "@/components/shared/contact-links";
import { IndexedProvider } from "@/components/shared/indexed";
import { RoleProvider } from "@/components/shared/permissions";
import { QuotaChipHost } from "@/components/shared/quota-chip-host";
import { StoreLabelsProvider } from "@/components/shared/store-labels";
import { StandardZoneProvider, ZoneNoticeHost } from "@/components/shared/time/viewer-zone";
import { AppShell } from "@/components/shell/app-shell";
import { SecretNotice } from "@/components/shell/secret-notice";
import { SessionRenewal } from "@/components/shell/session-renewal";
import { PAGES } from "@/lib/access/pages";
import { may } from "@/lib/access/permissions";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { settings } from "@/lib/server/config/settings";
import { currentSessionTimes, currentUser } from "@/lib/server/http/identity";
import { rotationReminder } from "@/lib/server/http/secret-reminder";
import { actionOffer } from "@/lib/server/jobs/actions/action-offer";
import { searchContext } from "@/lib/server/jobs/search-request";

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
            <ZoneNoticeHost zone={zone} renderedAt={Date.now()} />
          </>
        }
        attention={searchContext().index === true}
        insights={may(user.role, PAGES["/insights"])}
        audit={may(user.role, PAGES["/audit"])}
        search={<SearchButton />}
        quota={<QuotaChipHost />}
      >
        <RoleProvider role={user.role}>
          <ContactLinksProvider allowed={settings().contactLinks}>
            <StoreLabelsProvider labels={settings().storeLabels}>
              <IndexedProvider indexed={searchContext().index === true}>
                <ActionOfferProvider offer={actionOffer(user)}>
                  {children}
                  <AppSearch />
                </ActionOfferProvider>
              </IndexedProvider>
            </StoreLabelsProvider>
          </ContactLinksProvider>
        </RoleProvider>
      </AppShell>
      <ExportHost role={user.role} />
      <KeysHost />
      <SessionRenewal {...(await currentSessionTimes())} standardZone={zone} />
    </StandardZoneProvider>
  );
}
