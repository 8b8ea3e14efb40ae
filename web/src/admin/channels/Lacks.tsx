import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import type { CardLack, ChannelCard } from '@/api/channels'

/** What keeps a card back, each with the way to where it is mended. */
export function Lacks({ channelId, card, most }: { channelId: number; card: ChannelCard; most?: number }) {
  const { t } = useTranslation('admin')
  const shown = most === undefined ? card.lacks : card.lacks.slice(0, most)
  const left = card.lacks.length - shown.length
  const place = (lack: CardLack) =>
    ({
      product: `/products/${card.product_id}`,
      prices: `/products/${card.product_id}`,
      mapping: `/channels/${channelId}/mapping${card.category_id === null ? '' : `?category=${card.category_id}`}`,
      settings: null,
    })[lack.place]
  return (
    <>
      {shown.map((lack, number) => {
        const to = place(lack)
        // A field has a name of ours, an attribute the one that it has there.
        const what = lack.attribute_id
          ? lack.what
          : t(`channels.cardField.${lack.what as 'brand'}`, { defaultValue: lack.what })
        return (
          <Text size="xs" key={number} style={{ overflowWrap: 'anywhere' }}>
            {t(`channels.lack.${lack.code}`, { what, value: lack.value, ours: lack.ours })}{' '}
            {to === null ? (
              t('channels.mendIn.settings')
            ) : (
              <Anchor component={Link} to={to} size="xs">
                {t(`channels.mendIn.${lack.place}`)}
              </Anchor>
            )}
          </Text>
        )
      })}
      {left > 0 && (
        <Text size="xs" c="dimmed">
          {t('channels.moreLacks', { count: left })}
        </Text>
      )}
    </>
  )
}
