import { Button, Group, NumberInput, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Purchase } from '@/api/buying'
import { api, unwrap } from '@/api/client'
import { useMay } from '@/api/me'
import { allLocations } from '@/api/stock'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

type Props = { purchase: Purchase; onClose: () => void; onDone: () => Promise<void> }

/** What came, line by line: all that is open unless somebody counts less. */
export function ReceiveModal({ purchase, onClose, onDone }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const maySeeStock = useMay('inventory:read')
  const { data: locations } = useQuery({ ...allLocations, enabled: maySeeStock })
  const open = purchase.lines.filter((line) => line.open > 0)
  const [came, setCame] = useState<Record<number, number | string>>(
    Object.fromEntries(open.map((line) => [line.id, line.open])),
  )
  const [place, setPlace] = useState<string | null>(purchase.location_id ? String(purchase.location_id) : null)
  const [note, setNote] = useState('')
  // One delivery however often the button is pressed; what is refused leaves the key free.
  const [key] = useState(() => crypto.randomUUID())
  const lines = open
    .map((line) => ({ line_id: line.id, quantity: Number(came[line.id] ?? 0) }))
    .filter(({ quantity }) => quantity > 0)
  const receive = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/purchases/{purchase_id}/receive', {
          params: { path: { purchase_id: purchase.id } },
          headers: { 'Idempotency-Key': key },
          body: { lines, location_id: place ? Number(place) : null, note },
        }),
      ),
    onSuccess: async () => {
      showDone(t('buying.wasReceived'))
      onClose()
      await onDone()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('buying.receiveTitle', { number: purchase.number })} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          receive.mutate()
        }}
      >
        <Stack>
          <FormError>{receive.error ? text(receive.error) : null}</FormError>
          <Table aria-label={t('buying.lines')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('buying.own')}</Table.Th>
                <Table.Th ta="end">{t('buying.open')}</Table.Th>
                <Table.Th ta="end">{t('buying.cameNow')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {open.map((line) => (
                <Table.Tr key={line.id}>
                  <Table.Td>
                    {line.name}
                    <Text size="xs" c="dimmed">
                      {line.sku}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="end" className="num">
                    {line.open}
                  </Table.Td>
                  <Table.Td>
                    <NumberInput
                      aria-label={`${t('buying.cameNow')}: ${line.sku}`}
                      min={0}
                      max={line.open}
                      clampBehavior="strict"
                      allowDecimal={false}
                      w={110}
                      ml="auto"
                      value={came[line.id] ?? 0}
                      onChange={(value) => setCame({ ...came, [line.id]: value })}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {locations && (
            <Select
              label={t('buying.place')}
              placeholder={t('buying.placeUsual')}
              clearable
              data={locations.items
                .filter(({ active }) => active)
                .map(({ id, name }) => ({ value: String(id), label: name }))}
              value={place}
              onChange={setPlace}
            />
          )}
          <TextInput
            label={t('buying.note')}
            maxLength={255}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('buying.receiveHint')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={receive.isPending} disabled={lines.length === 0}>
              {t('buying.verb.receive')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
