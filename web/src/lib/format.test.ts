import { describe, expect, it } from 'vitest'

import { ago, count, country, day, fileSize, money, percent, share, shortMoney, wholeMoney } from './format'

/** `Intl` writes no-break spaces in several widths; which one is not what is tested. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  it('keeps every digit of an amount that no floating point number holds', () => {
    expect(plain(money('90071992547409931.27', 'USD', 'en'))).toBe('$90,071,992,547,409,931.27')
  })

  it('is written as the language writes it', () => {
    expect(plain(money('1499.90', 'RUB', 'ru'))).toBe('1 499,90 ₽')
    expect(plain(money('1499.90', 'EUR', 'en'))).toBe('€1,499.90')
  })

  it('knows currencies without cents', () => {
    expect(plain(money('1500', 'JPY', 'en'))).toBe('¥1,500')
  })

  it('is a dash where there is none', () => {
    expect(money(null, 'EUR', 'en')).toBe('—')
  })

  it('can leave the cents out', () => {
    expect(plain(wholeMoney('1499.90', 'RUB', 'ru'))).toBe('1 500 ₽')
  })

  it('is a plain number while its currency is not known', () => {
    expect(plain(money('1499.95', '', 'ru'))).toBe('1 499,95')
    expect(wholeMoney('1499.95', '', 'en')).toBe('1,500')
    expect(shortMoney(1_200_000, '', 'en')).toBe('1.2M')
  })
})

describe('days', () => {
  it('stay the day they are, whatever the time zone of the browser', () => {
    expect(day('2026-03-01', 'en')).toBe('Mar 1, 2026')
  })

  it('are a dash where there is none', () => {
    expect(day(null, 'en')).toBe('—')
  })
})

describe('ago', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')

  it('counts in the largest unit that fits', () => {
    expect(ago('2026-11-21T11:57:00Z', 'en', now)).toBe('3 minutes ago')
    expect(ago('2026-11-20T12:00:00Z', 'ru', now)).toBe('вчера')
    expect(ago('2026-11-21T11:59:40Z', 'en', now)).toBe('now')
  })
})

it('writes counts, shares and sizes', () => {
  expect(plain(count(12345, 'ru'))).toBe('12 345')
  expect(percent(0.1234, 'en')).toBe('+12.3%')
  expect(percent(-0.5, 'en')).toBe('-50%')
  expect(plain(share('19.5', 'ru'))).toBe('19,5 %')
  expect(share('7.1234', 'en')).toBe('7.1234%')
  expect(fileSize(532, 'en')).toBe('532 byte')
  expect(fileSize(2_400_000, 'en')).toBe('2.4 MB')
})

it('names countries by code and leaves other words alone', () => {
  expect(country('DE', 'ru')).toBe('Германия')
  expect(country('Channel Islands', 'en')).toBe('Channel Islands')
  expect(country('', 'en')).toBe('—')
})
