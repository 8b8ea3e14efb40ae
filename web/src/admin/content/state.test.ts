import { expect, it } from 'vitest'

import { shownState } from './state'

const now = new Date('2026-06-01T12:00:00Z').getTime()
const shown = { status: 'published' as const, publish_at: null, unpublish_at: null }

it('is seen by everybody between its times', () => {
  expect(shownState(shown, now)).toBe('published')
  expect(shownState({ ...shown, publish_at: '2026-06-01T12:00:00Z' }, now)).toBe('published')
  expect(shownState({ ...shown, publish_at: '2026-06-01T12:00:01Z' }, now)).toBe('scheduled')
  expect(shownState({ ...shown, unpublish_at: '2026-06-01T12:00:00Z' }, now)).toBe('ended')
})

it('is a draft whatever its times say', () => {
  expect(shownState({ ...shown, status: 'draft', publish_at: '2026-06-02T00:00:00Z' }, now)).toBe('draft')
  expect(shownState({ active: false, publish_at: null, unpublish_at: null }, now)).toBe('draft')
})
