import { expect, it } from 'vitest'

import { countries } from './countries'

it('names each country once, in the order of the reader', () => {
  const english = countries('en')
  expect(english).toHaveLength(249)
  expect(english[0]).toEqual({ value: 'AF', label: 'Afghanistan' })
  expect(english).toContainEqual({ value: 'DE', label: 'Germany' })
  expect(countries('ru')).toContainEqual({ value: 'DE', label: 'Германия' })
  expect(countries('ru')[0]?.label).toBe('Австралия')
})
