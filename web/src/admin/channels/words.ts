import { useTranslation } from 'react-i18next'

import type { Channel, ChannelOrder, ChannelType, Listing, PayoutState, Said } from '@/api/channels'
import { useSaid as useReasons } from '@/ui/said'

/** Settings, capabilities and types as people say them; what has no words yet is shown as it is. */
export function useChannelWords() {
  const { t, i18n } = useTranslation('admin')
  const { reason } = useReasons()
  const field = (name: string) => t(`channels.fields.${name}` as 'channels.fields.token', name.replaceAll('_', ' '))
  // Of several that are enough by themselves the server says `one / other`.
  const fields = (names: string[]) => names.map((name) => name.split(' / ').map(field).join(' / ')).join(', ')
  const capability = (name: string) =>
    t(`channels.capability.${name}` as 'channels.capability.orders', name.replaceAll('_', ' '))
  return {
    field,
    fields,
    capability,
    /** What a check found. */
    found: (message: string) =>
      reason(
        message.replace(/^(Not set yet: )(.+)$/, (_, so: string, names: string) => so + fields(names.split(', '))),
      ),
    type: (types: ChannelType[] | undefined, name: string) => {
      const found = types?.find(({ type }) => type === name)
      return found?.title[i18n.language as 'en'] ?? found?.title.en ?? name
    },
    /** What is the matter with an order. */
    problem: (order: ChannelOrder) =>
      order.short ? t('channels.short', { reason: reason(order.problem) }) : order.problem,
    /** What of it has not worked for a while. */
    failing: (channel: Channel) => t('channels.notWorking', { what: channel.failing.map(capability).join(', ') }),
    /** How a channel stands: what a check found, unless it does not answer to the rest. */
    state: (channel: Channel) => t(`channels.state.${isSilent(channel) ? 'silent' : channel.state}`),
  }
}

/** What an attribute is taken from, as people say it. */
export function useSaid() {
  const { t } = useTranslation('admin')
  return (said: Said) => {
    const usual = said.default.join(', ')
    if (said.source === 'constant') return t('channels.always', { value: usual })
    const name = said.source === 'field' ? t(`channels.cardField.${said.name as 'brand'}`, said.name) : said.name
    const from = t(`channels.takenFrom.${said.source}`, { name })
    return usual ? t('channels.elseUsual', { from, value: usual }) : from
  }
}

/** Whether something has failed for a while though the last check found nothing against it. */
export const isSilent = (channel: Channel) =>
  channel.failing.length > 0 && (channel.state === 'ready' || channel.state === 'expiring')

/** The colour of the badge of how a channel stands. */
export const toneOf = (channel: Channel) => (isSilent(channel) ? 'failed' : TONE[channel.state])

const TONE: Record<Channel['state'], string> = {
  off: 'off',
  incomplete: 'pending',
  unchecked: 'draft',
  failing: 'failed',
  expiring: 'pending',
  ready: 'active',
}

/** The colour of what became of a number or a price that was told. */
export const LISTING_TONE: Record<Listing['state'], string> = {
  idle: 'draft',
  sent: 'running',
  verified: 'active',
  failed: 'failed',
}

/** The colour of how an order stands against its reports. */
export const PAYOUT_TONE: Record<PayoutState, string> = {
  differs: 'failed',
  missing: 'pending',
  unknown: 'unknown',
  waiting: 'queued',
  agreed: 'closed',
  settled: 'active',
  theirs: 'closed',
}
