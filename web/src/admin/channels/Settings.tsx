import { NumberInput, PasswordInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type Channel, type ChannelType, typesQuery } from '@/api/channels'

import { useChannelWords } from './words'

export type Given = {
  name: string
  buffer: number | string
  priority: number | string
  fee: number | string
  options: Record<string, string>
  credentials: Record<string, string>
}

export function given(channel: Channel | null): Given {
  return {
    name: channel?.name ?? '',
    buffer: channel?.buffer ?? 0,
    priority: channel?.priority ?? 100,
    fee: channel?.fee ?? '',
    options: Object.fromEntries(Object.entries(channel?.options ?? {}).map(([name, value]) => [name, String(value)])),
    credentials: {},
  }
}

/** What goes to the server. A secret that was not touched stays what it is: nobody sees it again to send it back. */
export function body(values: Given) {
  return {
    ...(values.name.trim() ? { name: values.name } : {}),
    buffer: Number(values.buffer || 0),
    priority: Number(values.priority === '' ? 100 : values.priority),
    fee: values.fee === '' ? null : String(values.fee),
    options: values.options,
    credentials: Object.fromEntries(Object.entries(values.credentials).filter(([, value]) => value !== '')),
  }
}

/** The settings that are needed and not there: neither typed nor known from before. Of `either` one is enough. */
export function lacking(type: ChannelType, channel: Channel | null, values: Given): string[] {
  const there = ({ name, secret, choices }: ChannelType['fields'][number]) =>
    choices.length > 0 ||
    (secret
      ? Boolean(values.credentials[name]?.trim() || channel?.credentials[name]?.set)
      : Boolean(values.options[name]?.trim()))
  const lacks = type.fields.filter((field) => !there(field)).map(({ name }) => name)
  const needed = lacks.filter((name) => type.fields.some((field) => field.name === name && field.needed))
  return type.either.every((name) => lacks.includes(name)) ? [...needed, ...type.either] : needed
}

type Props = {
  type: ChannelType
  channel: Channel | null
  values: Given
  needs: boolean
  onChange: (values: Given) => void
  errorOf: (name: string) => string | undefined
}

/** The settings of one type of channel: what it needs to be asked, then what it is shown. */
export function Settings({ type, channel, values, needs, onChange, errorOf }: Props) {
  const { t, i18n } = useTranslation('admin')
  const words = useChannelWords()
  const { data: types } = useQuery(typesQuery)
  return (
    <>
      <TextInput
        label={t('channels.name')}
        placeholder={type.title[i18n.language as 'en'] ?? type.title.en ?? ''}
        value={values.name}
        error={errorOf('name')}
        onChange={(event) => onChange({ ...values, name: event.currentTarget.value })}
      />
      {type.fields.map(({ name, secret, needed, choices }) => {
        const common = { label: words.field(name), error: errorOf(name), withAsterisk: needed && needs }
        if (secret) {
          const known = channel?.credentials[name]
          return (
            <PasswordInput
              key={name}
              autoComplete="off"
              {...common}
              description={
                known?.set &&
                t(known.source === 'environment' ? 'payments.setByEnvironment' : 'payments.isSet', {
                  last4: known.last4 && ` …${known.last4}`,
                })
              }
              placeholder={known?.set ? `••••${known.last4}` : ''}
              value={values.credentials[name] ?? ''}
              onChange={(event) =>
                onChange({ ...values, credentials: { ...values.credentials, [name]: event.currentTarget.value } })
              }
            />
          )
        }
        const set = (value: string) => onChange({ ...values, options: { ...values.options, [name]: value } })
        return choices.length > 0 ? (
          <Select
            key={name}
            {...common}
            allowDeselect={false}
            data={choices.map((value) => ({ value, label: words.type(types, value) }))}
            value={values.options[name] ?? choices[0] ?? null}
            onChange={(value) => set(value ?? '')}
          />
        ) : (
          <TextInput
            key={name}
            {...common}
            value={values.options[name] ?? ''}
            onChange={(event) => set(event.currentTarget.value)}
          />
        )
      })}
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <NumberInput
          label={t('channels.buffer')}
          description={t('channels.bufferHint')}
          min={0}
          allowDecimal={false}
          hideControls
          value={values.buffer}
          error={errorOf('buffer')}
          onChange={(buffer) => onChange({ ...values, buffer })}
        />
        <NumberInput
          label={t('channels.priority')}
          description={t('channels.priorityHint')}
          min={0}
          allowDecimal={false}
          hideControls
          value={values.priority}
          error={errorOf('priority')}
          onChange={(priority) => onChange({ ...values, priority })}
        />
        <NumberInput
          label={t('channels.fee')}
          description={t('channels.feeHint')}
          min={0}
          max={100}
          decimalScale={4}
          allowedDecimalSeparators={['.', ',']}
          hideControls
          suffix=" %"
          value={values.fee}
          error={errorOf('fee')}
          onChange={(fee) => onChange({ ...values, fee })}
        />
      </SimpleGrid>
    </>
  )
}
