// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'

import { startLanguages, switchLanguage } from '@/lib/i18n'

import { useSaid } from './said'

beforeAll(() =>
  startLanguages({ ui: { en: () => import('./locales/en.json'), ru: () => import('./locales/ru.json') } }),
)

it("says the server's own reasons in the language in use, and people's as they wrote them", async () => {
  await switchLanguage('ru')
  const { reason } = renderHook(useSaid).result.current
  expect(i18next.language).toBe('ru')
  expect(reason('Return RT-2026-000007')).toBe('Возврат RT-2026-000007')
  expect(reason('TP-2026-000001 is cancelled')).toBe('TP-2026-000001 отменён')
  expect(reason('It was not paid in time')).toBe('Не оплачен вовремя')
  expect(reason('prices.RUB: must not be below the floor price 18.00 RUB')).toBe(
    'Не может быть ниже минимальной цены 18.00 RUB',
  )
  expect(reason('Ozon does not accept the credentials: token is not known')).toBe(
    'Ozon не принимает доступы: token is not known',
  )
  expect(reason('Avito does not answer: ConnectError')).toBe('Avito не отвечает')
  expect(reason('It was told 300.00 and shows nothing')).toBe('Передано 300.00, не показано ничего')
  expect(reason('It was told 300.00 and shows 1000.00')).toBe('Передано 300.00, показано 1000.00')
  expect(reason('Return to sender, please')).toBe('Return to sender, please')
  expect(reason('')).toBe('')
})

it("says why a provider refused by its code, or else in the provider's words", async () => {
  await switchLanguage('ru')
  const { refusal } = renderHook(useSaid).result.current
  expect(
    refusal({ error: 'YooKassa did not take the money: insufficient_funds', error_code: 'insufficient_funds' }),
  ).toBe('Недостаточно денег.')
  expect(refusal({ error: 'Computer says no', error_code: 'never_heard_of' })).toBe('Computer says no')
  expect(refusal({ error: '', error_code: '' })).toBe('')
})
