import { expect, it } from 'vitest'

import type { Channel, ChannelType } from '@/api/channels'

import { given, lacking } from './Settings'

const field = (name: string, more: Partial<ChannelType['fields'][number]>) => ({
  name,
  secret: false,
  needed: false,
  choices: [],
  switch: false,
  ...more,
})
const type: ChannelType = {
  type: 'yandex_market',
  title: { en: 'Yandex Market', ru: 'Яндекс Маркет' },
  fields: [
    field('dialect', { needed: true, choices: ['old', 'new'] }),
    field('campaign_id', { needed: true }),
    field('api_key', { secret: true }),
    field('oauth_token', { secret: true }),
    field('address', {}),
  ],
  either: ['api_key', 'oauth_token'],
  capabilities: [],
}
const empty = given(null)

it('names what is needed and not there, and those of which one is enough', () => {
  expect(lacking(type, null, empty)).toEqual(['campaign_id', 'api_key', 'oauth_token'])
  expect(lacking(type, null, { ...empty, options: { campaign_id: ' ' }, credentials: { oauth_token: 'old' } })).toEqual(
    ['campaign_id'],
  )
})

it('asks for no secret that is known from before', () => {
  const known = { credentials: { api_key: { set: true } } } as unknown as Channel
  expect(lacking(type, known, { ...empty, options: { campaign_id: '7' } })).toEqual([])
})
