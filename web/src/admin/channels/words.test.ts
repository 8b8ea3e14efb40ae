import { expect, it } from 'vitest'

import type { Channel } from '@/api/channels'

import { channelOf } from '../figures/words'
import { isSilent, toneOf } from './words'

const channel = (state: Channel['state'], failing: string[]) => ({ state, failing }) as unknown as Channel

it('is in trouble where something keeps failing though the check found nothing', () => {
  expect([isSilent(channel('ready', ['orders'])), toneOf(channel('ready', ['orders']))]).toEqual([true, 'failed'])
  expect([isSilent(channel('ready', [])), toneOf(channel('ready', []))]).toEqual([false, 'active'])
  // What is off, or known not to work, says so itself.
  expect([isSilent(channel('off', ['orders'])), toneOf(channel('off', ['orders']))]).toEqual([false, 'off'])
  expect(isSilent(channel('failing', ['orders']))).toBe(false)
})

it('is one place however files spell it', () => {
  expect(['Yandex Market', 'yandex_market', 'YANDEX-market '].map(channelOf)).toEqual(Array(3).fill('yandex_market'))
  expect([channelOf(''), channelOf('store')]).toEqual(['store', 'store'])
})
