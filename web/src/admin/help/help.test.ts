import { expect, it } from 'vitest'

import { anchorOf, placeOf, titleOf } from './help'

it('leads to the heading that was found', () => {
  expect(anchorOf('The entry score')).toBe('the-entry-score')
  expect(anchorOf('TRADEPOST_TIMEZONE, and `why`')).toBe('tradepost_timezone-and-why')
  expect(placeOf({ page: 'niche', heading: 'The entry score' })).toBe('/help/niche#the-entry-score')
  expect(placeOf({ page: 'niche', heading: '' })).toBe('/help/niche')
})

it('has its title in Russian for who reads Russian', () => {
  const page = { title: 'Niches', title_ru: 'Ниши и рынок' }
  expect([titleOf(page, 'ru'), titleOf(page, 'en'), titleOf({ ...page, title_ru: '' }, 'ru')]).toEqual([
    'Ниши и рынок',
    'Niches',
    'Niches',
  ])
})
