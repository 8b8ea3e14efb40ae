import { expect, it } from 'vitest'

import { deviceName } from './device'

it('says a browser in two words', () => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox, Linux')
  expect(
    deviceName(
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    ),
  ).toBe('Chrome, Windows')
  expect(deviceName('curl/8.5.0')).toBe('curl')
  expect(deviceName('')).toBe('')
})
