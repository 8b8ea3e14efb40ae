type Timed = {
  status?: 'draft' | 'published'
  active?: boolean
  publish_at: string | null
  unpublish_at: string | null
}
export type Shown = 'draft' | 'published' | 'scheduled' | 'ended'

/** Whether everybody sees something at a moment, and why not. */
export function shownState(one: Timed, now: number = Date.now()): Shown {
  if (one.status === 'draft' || one.active === false) return 'draft'
  if (one.unpublish_at && new Date(one.unpublish_at).getTime() <= now) return 'ended'
  if (one.publish_at && new Date(one.publish_at).getTime() > now) return 'scheduled'
  return 'published'
}
