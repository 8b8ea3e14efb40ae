import { Alert, Button, Checkbox, Group, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

import { type Channel, typesQuery } from '@/api/channels'
import { api, unwrap } from '@/api/client'
import { isProblem } from '@/api/problem'
import { FormError } from '@/ui/FormError'
import { Modal } from '@/ui/Modal'
import { showDone } from '@/ui/notices'
import { useProblemText } from '@/ui/problems'

import { body, given, lacking, Settings } from './Settings'
import { useChannelWords } from './words'

type Props = { channel: Channel | null; onClose: () => void }

/** Connects a place, or changes one: chosen, filled in, tried at once, and told what was found. */
export function ConnectModal({ channel, onClose }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const text = useProblemText()
  const words = useChannelWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: types } = useQuery(typesQuery)
  const [kind, setKind] = useState<string | null>(channel?.type ?? null)
  const [values, setValues] = useState(given(channel))
  const [made, setMade] = useState<Channel | null>(channel)
  const [byServer, setByServer] = useState(false)
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const type = types?.find((one) => one.type === kind)
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] })
  const checkable = type?.capabilities.some(({ name, offered }) => name === 'check' && offered)
  const check = useMutation({
    mutationFn: (id: number) =>
      unwrap(api.POST('/api/v1/channels/{channel_id}/check', { params: { path: { channel_id: id } } })),
    onSettled: refresh,
  })
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        made
          ? api.PUT('/api/v1/channels/{channel_id}', {
              params: { path: { channel_id: made.id } },
              headers: { 'If-Match': `"${made.version}"` },
              body: body(values),
            })
          : api.POST('/api/v1/channels', { body: { ...body(values), type: kind as 'other', enabled: true } }),
      ),
    onSuccess: async (saved) => {
      setMade(saved)
      await refresh()
      if (checkable) check.mutate(saved.id)
      else {
        showDone(t('ui:form.saved'))
        onClose()
        if (!channel) await navigate(`/channels/${saved.id}`)
      }
    },
  })
  const lacks = type && !byServer ? lacking(type, made, values) : []
  const lackOf = (name: string) => {
    if (tries === 0 || !lacks.includes(name)) return undefined
    return type?.either.includes(name)
      ? t('channels.oneOf', { fields: words.fields(type.either) })
      : t('ui:form.required')
  }
  const errorOf = (name: string) =>
    isProblem(save.error)
      ? save.error.fields.find(({ field }) => field === name || field.endsWith(`.${name}`))?.message
      : lackOf(name)
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('input:is([aria-invalid], [data-invalid])')
    wrong?.focus({ preventScroll: true })
    intoView(wrong)
  }, [tries, save.error])
  const placed =
    isProblem(save.error) &&
    ['name', 'buffer', 'priority', 'fee', ...(type?.fields.map(({ name }) => name) ?? [])].some(errorOf)
  const works = check.data?.works === true
  const failed = save.error && !placed ? text(save.error) : null
  return (
    <Modal opened onClose={onClose} title={channel ? channel.name : t('channels.connect')} size="lg">
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTries(tries + 1)
          check.reset()
          save.reset()
          if (lacks.length === 0) save.mutate()
        }}
      >
        <Stack>
          {!channel && (
            <Select
              label={t('channels.type')}
              placeholder={t('channels.choose')}
              disabled={made !== null}
              data={
                types
                  ?.filter((one) => one.type !== 'store')
                  .map((one) => ({ value: one.type, label: words.type(types, one.type) })) ?? []
              }
              value={kind}
              onChange={(next) => {
                setKind(next)
                setTries(0)
              }}
            />
          )}
          {type && (
            <Settings
              type={type}
              channel={made}
              values={values}
              needs={!byServer}
              onChange={setValues}
              errorOf={errorOf}
            />
          )}
          {!channel && kind !== 'sandbox' && type?.fields.some(({ secret }) => secret) && (
            <Checkbox
              label={t('channels.byServer')}
              checked={byServer}
              onChange={(event) => setByServer(event.currentTarget.checked)}
            />
          )}
          {kind === 'sandbox' && (
            <Text size="sm" c="dimmed">
              {t('channels.sandboxHint')}
            </Text>
          )}
          {failed && (
            <div ref={intoView}>
              <FormError>{failed}</FormError>
            </div>
          )}
          {(check.data ?? check.error) && (
            <Alert
              ref={intoView}
              role="status"
              variant="light"
              color={works ? 'petrol' : 'red'}
              title={works ? t('payments.works') : t('payments.doesNotWork')}
            >
              {check.data
                ? check.data.works === null
                  ? t('channels.notTried')
                  : words.found(check.data.message)
                : text(check.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            {works ? (
              <Button
                onClick={() => {
                  onClose()
                  if (!channel && made) void navigate(`/channels/${made.id}`)
                }}
              >
                {t('channels.finish')}
              </Button>
            ) : (
              <>
                <Button variant="default" onClick={onClose}>
                  {made && !channel ? t('ui:action.close') : t('ui:action.cancel')}
                </Button>
                <Button type="submit" disabled={!type} loading={save.isPending || check.isPending}>
                  {checkable ? t('channels.saveAndTry') : t('ui:action.save')}
                </Button>
              </>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/**
 * Clear of the dialog's own head, which lies over what is scrolled to the top. As a ref it is one and the same function:
 * it moves the dialog when something appears, and not at each letter that is typed then.
 */
function intoView(told: HTMLElement | null | undefined) {
  told?.scrollIntoView({ block: 'center' })
}
