import { getTranslations } from "next-intl/server";
import { Banner } from "@/components/ui/banner";
import type { RefusalHelp } from "@/lib/server/auth/sign-in-options";
import { RefusalNotice } from "./refusal-notice";
import { isInformation, isRefusal, type SignInErrorKey } from "./sign-in-errors";

export interface SignInNoticeProps {
  error: SignInErrorKey | null;
  /** Present for a refusal. */
  help: RefusalHelp | null;
  /** This browser has just come back from signing out at the provider. */
  signedOut: boolean;
  /** Name of the provider. */
  provider: string;
}

/** What happened before somebody came to the sign-in page, and what to do about it. */
export async function SignInNotice({ error, help, signedOut, provider }: SignInNoticeProps) {
  const t = await getTranslations("signIn");
  if (help && isRefusal(error)) {
    return <RefusalNotice error={error} help={help} provider={provider} />;
  }
  if (error && !isRefusal(error)) {
    return (
      <Banner
        kind={isInformation(error) ? "info" : "error"}
        title={t(`error.${error}.title`)}
        className="mb-3"
      >
        {t(`error.${error}.text`)}
      </Banner>
    );
  }
  return signedOut ? (
    <Banner kind="info" title={t("signedOut.title")} className="mb-3">
      {t("signedOut.text", { name: provider })}
    </Banner>
  ) : null;
}
