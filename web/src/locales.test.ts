import { expect, it } from 'vitest'

import adminEn from './admin/locales/en.json'
import adminRu from './admin/locales/ru.json'
import shopEn from './storefront/locales/en.json'
import shopRu from './storefront/locales/ru.json'
import uiEn from './ui/locales/en.json'
import uiRu from './ui/locales/ru.json'

const PLURAL = /_(zero|one|two|few|many|other)$/

function texts(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : texts(value as object, `${prefix}${key}.`),
  )
}

const keys = (tree: object) => [...new Set(texts(tree).map(([key]) => key.replace(PLURAL, '')))].sort()
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

it.each([
  ['ui', uiEn, uiRu],
  ['admin', adminEn, adminRu],
  ['shop', shopEn, shopRu],
])('%s says the same in both languages', (_, english, russian) => {
  expect(keys(russian)).toEqual(keys(english))
})

it.each([
  ['ui', uiEn, uiRu],
  ['admin', adminEn, adminRu],
  ['shop', shopEn, shopRu],
])('%s fills in the same values in both languages', (_, english, russian) => {
  const inEnglish = new Map(texts(english).map(([key, text]) => [key.replace(PLURAL, ''), slots(text)]))
  for (const [key, text] of texts(russian))
    expect([key, slots(text)]).toEqual([key, inEnglish.get(key.replace(PLURAL, ''))])
})

it.each([
  ['en', [uiEn, adminEn, shopEn]],
  ['ru', [uiRu, adminRu, shopRu]],
])('what is counted in %s has every form that the language counts in', (language, trees) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const found = new Map<string, Set<string>>()
  for (const [key] of trees.flatMap((tree) => texts(tree))) {
    const form = PLURAL.exec(key)?.[1]
    if (form) found.set(key.replace(PLURAL, ''), (found.get(key.replace(PLURAL, '')) ?? new Set()).add(form))
  }
  expect(found.size).toBeGreaterThan(0)
  for (const [key, has] of found) expect([key, [...has].sort()]).toEqual([key, [...forms].sort()])
})
