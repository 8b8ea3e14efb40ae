import { expect, test } from 'vitest'

import { linesOf } from './calls'

test('each line is a phrase, with its frequency where there is one', () => {
  expect(linesOf('чайник\t1 200\n\n kettle ;7\n—\nlamp;x\nmug;-3')).toEqual([
    { word: 'чайник', frequency: 1200 },
    { word: 'kettle', frequency: 7 },
    { word: 'lamp', frequency: 0 },
    { word: 'mug', frequency: 0 },
  ])
})
