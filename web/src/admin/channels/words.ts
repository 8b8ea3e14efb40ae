import { useTranslation } from 'react-i18next'

import type { Channel, ChannelType, Listing, PayoutState, Said } from '@/api/channels'
import { useSaid as useReasons } from '@/ui/said'

/** Settings, capabilities and types as people say them; what has no words yet is shown as it is. */
export function useChannelWords() {
  const { t, i18n } = useTranslation('admin')
  const { reason } = useReasons()
  const field = (name: string) => t(`channels.fields.${name}` as 'channels.fields.token', name.replaceAll('_', ' '))
  // Of several that are enough by themselves the server says `one / other`.
  const fields = (names: string[]) => names.map((name) => name.split(' / ').map(field).join(' / ')).join(', ')
  return {
    field,
    fields,
    /** What a check found. */
    found: (message: string) =>
      reason(
        message.replace(/^(Not set yet: )(.+)$/, (_, so: string, names: string) => so + fields(names.split(', '))),
      ),
    capability: (name: string) =>
      t(`channels.capability.${name}` as 'channels.capability.orders', name.replaceAll('_', ' ')),
    type: (types: ChannelType[] | undefined, name: string) => {
      const found = types?.find(({ type }) => type === name)
      return found?.title[i18n.language as 'en'] ?? found?.title.en ?? name
    },
    state: (channel: Channel) => t(`channels.state.${channel.state}`),
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

/** The colour of a state's badge. */
export const TONE: Record<Channel['state'], string> = {
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
