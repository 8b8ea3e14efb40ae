import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

export const LANGUAGES = ['en', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

const KEY = 'tradepost.language'

/** Texts are split by entry and by language, and only those in use are fetched. */
export type Texts = Record<Language, () => Promise<{ default: object }>>

const sources: Record<string, Texts> = {}

function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((language) => language === value)
}

function preferred(): Language {
  const kept = localStorage.getItem(KEY)
  if (isLanguage(kept)) return kept
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage)
  return spoken ?? 'en'
}

async function load(language: Language): Promise<void> {
  await Promise.all(
    Object.entries(sources).map(async ([namespace, texts]) => {
      if (i18next.hasResourceBundle(language, namespace)) return
      i18next.addResourceBundle(language, namespace, (await texts[language]()).default)
    }),
  )
}

export async function startLanguages(texts: Record<string, Texts>): Promise<void> {
  Object.assign(sources, texts)
  const language = preferred()
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: Object.keys(texts),
    fallbackNS: 'ui',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await load(language)
  document.documentElement.lang = language
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  await load(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The language in use, for `Intl` and for the switch. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'en'
}
