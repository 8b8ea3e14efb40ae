import { Button, Group, NumberInput, Select, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Return } from '@/api/aftersales'
import { api, unwrap } from '@/api/client'
import { allLocations } from '@/api/stock'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { useProblemText } from '@/ui/problems'

type Props = { found: Return; onSaved: () => void; onClose: () => void }

/** The goods are here: how many came, and how many of them can be sold again. */
export function ReceiveModal({ found, onSaved, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const { data: locations } = useQuery(allLocations)
  const [place, setPlace] = useState<string | null>(null)
  const [lines, setLines] = useState(() =>
    found.lines.map(({ id, name, sku, quantity }) => ({
      id,
      name,
      sku,
      quantity,
      received: quantity,
      restock: quantity,
    })),
  )
  const set = (id: number, changes: { received?: number; restock?: number }) =>
    setLines((before) =>
      before.map((line) => {
        if (line.id !== id) return line
        const next = { ...line, ...changes }
        return { ...next, restock: Math.min(next.restock, next.received) }
      }),
    )
  const send = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/returns/{return_id}/receive', {
          params: { path: { return_id: found.id } },
          body: {
            location_id: place ? Number(place) : null,
            lines: lines.map(({ id, received, restock }) => ({ line_id: id, received, restock })),
          },
        }),
      ),
    onSuccess: () => {
      onSaved()
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('returns.receive')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Stack>
          <FormError>{send.error ? text(send.error) : null}</FormError>
          <Table aria-label={t('returns.what')} horizontalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('orders.product')}</Table.Th>
                <Table.Th w={96}>{t('returns.arrived')}</Table.Th>
                <Table.Th w={96}>{t('returns.restocked')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.id}>
                  <Table.Td>
                    <Text size="sm">{line.name}</Text>
                    <Text size="xs" c="dimmed">
                      {line.sku}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <NumberInput
                      aria-label={`${t('returns.arrived')}: ${line.name}`}
                      min={0}
                      max={line.quantity}
                      allowDecimal={false}
                      value={line.received}
                      onChange={(value) => set(line.id, { received: Number(value) || 0 })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <NumberInput
                      aria-label={`${t('returns.restocked')}: ${line.name}`}
                      min={0}
                      max={line.received}
                      allowDecimal={false}
                      value={line.restock}
                      onChange={(value) => set(line.id, { restock: Number(value) || 0 })}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Select
            label={t('returns.where')}
            description={t('returns.whereHint')}
            clearable
            data={locations?.items.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
            value={place}
            onChange={setPlace}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {t('returns.receive')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
