import { ActionIcon, Badge, Button, Checkbox, Group, Paper, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconMapPin, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { type Address, addressesQuery } from '@/api/checkout'
import { api, unwrap } from '@/api/client'
import { country } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showUndo } from '@/ui/notices'
import { putProblemOnForm, useProblemNotice, useProblemText } from '@/ui/problems'
import { Empty, Failure } from '@/ui/states'

import { AddressFields, NO_ADDRESS, postal } from '../checkout/AddressFields'
import { AccountFrame } from './AccountFrame'

export default function AddressesPage() {
  const { t } = useTranslation('shop')
  return (
    <AccountFrame title={t('account.addresses')}>
      <Addresses />
    </AccountFrame>
  )
}

function Addresses() {
  const { t } = useTranslation('shop')
  const { data, error, refetch } = useQuery(addressesQuery)
  const [edited, setEdited] = useState<Address | 'new' | null>(null)
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton h={160} radius="lg" aria-hidden />
  const add = <Button onClick={() => setEdited('new')}>{t('account.addAddress')}</Button>
  return (
    <Stack>
      {data.length === 0 ? (
        <Empty
          icon={<IconMapPin size={26} stroke={1.5} />}
          title={t('account.noAddresses')}
          hint={t('account.noAddressesHint')}
          action={add}
        />
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {data.map((address) => (
              <Card key={address.id} address={address} onEdit={() => setEdited(address)} />
            ))}
          </SimpleGrid>
          <div>{add}</div>
        </>
      )}
      {edited && <AddressForm address={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Stack>
  )
}

function Card({ address, onEdit }: { address: Address; onEdit: () => void }) {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const client = useQueryClient()
  const notice = useProblemNotice()
  const refresh = () => client.invalidateQueries({ queryKey: addressesQuery.queryKey })
  const restore = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/profile/addresses', { body: { ...postal(address), is_default: address.is_default } })),
    onSettled: refresh,
    onError: notice,
  })
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/api/v1/profile/addresses/{address_id}', { params: { path: { address_id: address.id } } })),
    onSuccess: () => showUndo(t('account.addressRemoved'), t('ui:action.undo'), () => restore.mutate()),
    onSettled: refresh,
    onError: notice,
  })
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text
          component="address"
          size="sm"
          style={{ fontStyle: 'normal', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
        >
          {[
            address.name,
            [address.line1, address.line2].filter(Boolean).join(', '),
            [address.postcode, address.city, address.region].filter(Boolean).join(', '),
            country(address.country, language),
            address.phone,
          ]
            .filter(Boolean)
            .join('\n')}
        </Text>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('ui:action.edit')}: ${address.line1}`}
            onClick={onEdit}
          >
            <IconPencil size={17} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('ui:action.delete')}: ${address.line1}`}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            <IconTrash size={17} stroke={1.6} />
          </ActionIcon>
        </Group>
      </Group>
      {address.is_default && (
        <Badge mt="xs" color="petrol">
          {t('account.usual')}
        </Badge>
      )}
    </Paper>
  )
}

function AddressForm({ address, onClose }: { address: Address | null; onClose: () => void }) {
  const { t } = useTranslation(['shop', 'ui'])
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const required = (value: string) => (value.trim() ? null : t('ui:form.required'))
  const form = useForm({
    initialValues: { ...(address ? postal(address) : NO_ADDRESS), is_default: address?.is_default ?? false },
    validate: { name: required, line1: required, city: required, country: required },
  })
  const save = useMutation({
    mutationFn: (body: typeof form.values) =>
      address
        ? unwrap(
            api.PUT('/api/v1/profile/addresses/{address_id}', { body, params: { path: { address_id: address.id } } }),
          )
        : unwrap(api.POST('/api/v1/profile/addresses', { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: addressesQuery.queryKey })
      onClose()
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} size="lg" title={address ? t('account.editAddress') : t('account.addAddress')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <FormError>{problem}</FormError>
          <AddressFields form={form} prefix="" />
          <Checkbox
            label={t('account.makeUsual')}
            disabled={address?.is_default ?? false}
            {...form.getInputProps('is_default', { type: 'checkbox' })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('ui:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
