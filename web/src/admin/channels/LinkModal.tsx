import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Listing, suggestionsQuery } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'

import { VariantPicker } from '../parts/VariantPicker'

/** Says which variant an item is: one of those most like it, another one, or none. */
export function LinkModal({ listing, onClose }: { listing: Listing; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const notice = useProblemNotice()
  const { data: suggestions } = useQuery(suggestionsQuery(listing.channel_id, listing.id))
  const link = useMutation({
    mutationFn: (variant: number | null) =>
      unwrap(
        api.PUT('/api/v1/channels/{channel_id}/listings/{listing_id}', {
          params: { path: { channel_id: listing.channel_id, listing_id: listing.id } },
          body: { variant_id: variant },
        }),
      ),
    onSuccess: async (made) => {
      showDone(t(made.variant_id === null ? 'channels.wasUnlinked' : 'channels.wasLinked'))
      onClose()
      await client.invalidateQueries({ queryKey: ['channels'] })
    },
    onError: notice,
  })
  return (
    <Modal opened onClose={onClose} title={listing.title || listing.external_id}>
      <Stack>
        <Text size="sm" c="dimmed">
          {[listing.sku, ...listing.barcodes].filter(Boolean).join(' · ')}
        </Text>
        {listing.product_name && (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">
              {listing.product_name} · {listing.variant_sku}
            </Text>
            <Button size="compact-xs" variant="subtle" color="red" onClick={() => link.mutate(null)}>
              {t('channels.unlink')}
            </Button>
          </Group>
        )}
        {suggestions && suggestions.length > 0 && (
          <Stack gap={6} role="group" aria-label={t('channels.suggestions')}>
            <Text size="sm" fw={550}>
              {t('channels.suggestions')}
            </Text>
            {suggestions.map((one) => (
              <Group key={one.variant_id} justify="space-between" wrap="nowrap">
                <div style={{ minWidth: 0 }}>
                  <Text size="sm" truncate>
                    {one.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {one.sku} · {t('channels.likeness', { score: Math.round(one.score) })}
                  </Text>
                </div>
                <Button
                  size="compact-xs"
                  variant="light"
                  disabled={one.variant_id === listing.variant_id}
                  loading={link.isPending && link.variables === one.variant_id}
                  onClick={() => link.mutate(one.variant_id)}
                >
                  {t('channels.link')}
                </Button>
              </Group>
            ))}
          </Stack>
        )}
        <VariantPicker label={t('channels.another')} onPick={({ id }) => link.mutate(id)} />
      </Stack>
    </Modal>
  )
}
