import { Anchor, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { type ChannelCard, mappedCategoryQuery } from '@/api/channels'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { Modal } from '@/ui/Modal'

import { Lacks } from './Lacks'

type Draft = {
  sku: string
  title: string
  description: string
  brand: string
  barcodes: string[]
  attributes: Record<string, unknown>
  pictures: string[]
  price: { amount: string; currency: string } | null
  weight: number | null
  length: number | null
  width: number | null
  height: number | null
}

/** A card as it would be sent, and everything that is missing. */
export function CardModal({ channelId, card, onClose }: { channelId: number; card: ChannelCard; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const category = card.channel_category_id ?? ''
  const { data } = useQuery({ ...mappedCategoryQuery(channelId, category), enabled: category !== '' })
  const names = new Map((data?.attributes ?? []).map((one) => [one.external_id, one.name]))
  const draft = card.draft as Draft | null
  const sides = draft && [draft.length, draft.width, draft.height]
  const rows: [string, string][] = draft
    ? [
        [t('channels.cardField.title'), draft.title],
        [t('channels.cardField.sku'), draft.sku],
        [t('channels.theirCategory'), card.channel_category ?? ''],
        [t('channels.cardField.brand'), draft.brand],
        [t('channels.cardField.price'), draft.price ? money(draft.price.amount, draft.price.currency, language) : ''],
        [t('channels.cardField.barcode'), draft.barcodes.join(', ')],
        [t('channels.cardField.size'), sides?.every((one) => one !== null) ? sides.join(' × ') : ''],
        [t('channels.cardField.weight_g'), draft.weight === null ? '' : String(draft.weight)],
        ...Object.entries(draft.attributes).map(([key, value]): [string, string] => [
          names.get(key) ?? key,
          Array.isArray(value) ? value.join(', ') : String(value),
        ]),
        [t('channels.cardField.pictures'), String(draft.pictures.length)],
        [t('channels.cardField.description'), draft.description],
      ]
    : []
  return (
    <Modal opened onClose={onClose} title={card.product_name} size="lg">
      <Stack>
        <Anchor component={Link} to={`/products/${card.product_id}`} size="sm">
          {t('channels.toProduct')}
        </Anchor>
        {card.lacks.length > 0 && (
          <Stack gap={4} role="group" aria-label={t('channels.missing')}>
            <Text size="sm" fw={550}>
              {t('channels.missing')}
            </Text>
            <Lacks channelId={channelId} card={card} />
          </Stack>
        )}
        {rows.length > 0 && (
          <Table aria-label={t('channels.wouldBeSent')} variant="vertical" layout="fixed">
            <Table.Tbody>
              {rows.map(([name, value]) => (
                <Table.Tr key={name}>
                  <Table.Th w="38%">{name}</Table.Th>
                  <Table.Td style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{value || '—'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Modal>
  )
}
