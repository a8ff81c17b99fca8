import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Text } from "../api/types.ts";
import { type Lang, useSession } from "../session/session.tsx";
import { en } from "./en.ts";
import { type Strings, zh } from "./zh.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Strings };
  }
}

export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    lng: "zh",
    fallbackLng: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}

/** Words of the screens (`t`), and `pick` for texts that come from the server in both languages. */
export function useLanguage() {
  const { lang } = useSession();
  const { t } = useTranslation("translation", { lng: lang });
  return { t, lang, pick: (text: Text) => textIn(text, lang) };
}

function textIn(text: Text, lang: Lang): string {
  return text[lang] === "" ? text.zh : text[lang];
}
