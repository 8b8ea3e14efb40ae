import { expect, it } from 'vitest'

import { csv } from './csv'

it('quotes what needs it and leaves amounts as they are', () => {
  expect(
    csv(
      ['Product', 'Revenue'],
      [
        ['Lamp, "big"', '-12.50'],
        ['Чай', 3],
        [null, undefined],
      ],
    ),
  ).toBe('\uFEFFProduct,Revenue\r\n"Lamp, ""big""",-12.50\r\nЧай,3\r\n,\r\n')
})

it('keeps a name from being a formula', () => {
  expect(csv(['Name'], [['=1+1'], ['@home'], ['-5'], ['-five']])).toBe(
    "\uFEFFName\r\n'=1+1\r\n'@home\r\n-5\r\n'-five\r\n",
  )
})
