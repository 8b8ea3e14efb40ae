import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Channel } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'

/** Takes over what was said for another channel of the same type; what is said here already stays. */
export function CopyMappingModal({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const [from, setFrom] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['channels', 'of-type', channel.type],
    queryFn: () => unwrap(api.GET('/api/v1/channels', { params: { query: { type: [channel.type], limit: 200 } } })),
  })
  const others = (data?.items ?? []).filter(
    (one) => one.id !== channel.id && one.options['dialect'] === channel.options['dialect'],
  )
  const copy = useMutation({
    mutationFn: (source: number) =>
      unwrap(
        api.POST('/api/v1/channels/{channel_id}/mapping/copy', {
          params: { path: { channel_id: channel.id } },
          body: { from_channel_id: source },
        }),
      ),
    onSuccess: async (found) => {
      showDone(t('channels.mappingCopied', { categories: found.categories, attributes: found.attributes }))
      onClose()
      await client.invalidateQueries({ queryKey: ['channels'] })
    },
    onError: notice,
  })
  return (
    <Modal opened onClose={onClose} title={t('channels.copyMapping')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {others.length > 0 || !data ? t('channels.copyMappingHint') : t('channels.noSuchChannel')}
        </Text>
        {others.length > 0 && (
          <Select
            label={t('channels.copyFrom')}
            data={others.map((one) => ({ value: String(one.id), label: one.name }))}
            value={from}
            onChange={setFrom}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:action.cancel')}
          </Button>
          <Button disabled={from === null} loading={copy.isPending} onClick={() => copy.mutate(Number(from))}>
            {t('channels.copyMapping')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
