import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Code,
  Group,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { me as meQuery, useMe } from '@/api/me'
import type { components } from '@/api/schema'
import { saveBlob } from '@/lib/download'

import { CopyField } from '../CopyField'
import { FormError } from '../FormError'
import { Modal } from '../Modal'
import { Section } from '../Page'
import { putProblemOnForm, useProblemText } from '../problems'

type Seed = components['schemas']['SeedOut']

/** The second factor: set up by scanning, switched off with password and code, recovery codes shown once. */
export function TwoFactorSection() {
  const { t } = useTranslation()
  const me = useMe()
  const text = useProblemText()
  const [seed, setSeed] = useState<Seed | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [proof, setProof] = useState<'off' | 'renew' | null>(null)
  const setUp = useMutation({ mutationFn: () => unwrap(api.POST('/api/v1/auth/two-factor/setup')), onSuccess: setSeed })
  return (
    <Section
      title={t('account.twoFactor')}
      hint={t('account.twoFactorHint')}
      actions={
        <Badge color={me.two_factor ? 'petrol' : 'gray'}>
          {me.two_factor ? t('account.twoFactorOn') : t('account.twoFactorOff')}
        </Badge>
      }
    >
      <Stack>
        <FormError>{setUp.error ? text(setUp.error) : null}</FormError>
        <Group>
          {me.two_factor ? (
            <>
              <Button variant="default" onClick={() => setProof('renew')}>
                {t('account.newRecovery')}
              </Button>
              <Button variant="default" color="red" onClick={() => setProof('off')}>
                {t('account.turnOff')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setUp.mutate()} loading={setUp.isPending}>
              {t('account.turnOn')}
            </Button>
          )}
        </Group>
      </Stack>
      {seed && (
        <Scan
          seed={seed}
          onClose={() => setSeed(null)}
          onCodes={(made) => {
            setSeed(null)
            setCodes(made)
          }}
        />
      )}
      {proof && (
        <Proof
          purpose={proof}
          onClose={() => setProof(null)}
          onCodes={(made) => {
            setProof(null)
            setCodes(made)
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  )
}

type StepProps = { onClose: () => void; onCodes: (codes: string[] | null) => void }

function Scan({ seed, onClose, onCodes }: StepProps & { seed: Seed }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({ initialValues: { code: '' } })
  const enable = useMutation({
    mutationFn: (code: string) => unwrap(api.POST('/api/v1/auth/two-factor/enable', { body: { code } })),
    onSuccess: async ({ recovery_codes }) => {
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
      onCodes(recovery_codes)
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={t('account.twoFactor')}>
      <form onSubmit={form.onSubmit(({ code }) => enable.mutate(code))}>
        <Stack>
          <Text size="sm">{t('account.scan')}</Text>
          <Group justify="center">
            {/* The picture is dark on light, whatever the page is: cameras want it so. */}
            <img
              src={`data:image/svg+xml,${encodeURIComponent(seed.qr)}`}
              alt=""
              width={200}
              height={200}
              style={{ background: '#fff', borderRadius: 8, padding: 8 }}
            />
          </Group>
          <CopyField label={t('account.secret')} value={seed.secret} />
          <FormError>{problem}</FormError>
          <TextInput
            label={t('account.confirmCode')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            data-autofocus
            {...form.getInputProps('code')}
          />
          <Button type="submit" loading={enable.isPending} disabled={form.values.code.length < 6}>
            {t('account.turnOn')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Proof({ purpose, onClose, onCodes }: StepProps & { purpose: 'off' | 'renew' }) {
  const { t } = useTranslation()
  const text = useProblemText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm({ initialValues: { password: '', code: '' } })
  const send = useMutation({
    mutationFn: async (body: typeof form.values) => {
      if (purpose === 'renew')
        return (await unwrap(api.POST('/api/v1/auth/two-factor/recovery-codes', { body }))).recovery_codes
      await unwrap(api.POST('/api/v1/auth/two-factor/disable', { body }))
      return null
    },
    onSuccess: async (codes) => {
      await client.invalidateQueries({ queryKey: meQuery.queryKey })
      onCodes(codes)
    },
    onError: (error) => setProblem(putProblemOnForm(form, error, text)),
  })
  return (
    <Modal opened onClose={onClose} title={purpose === 'off' ? t('account.turnOff') : t('account.newRecovery')}>
      <form onSubmit={form.onSubmit((values) => send.mutate(values))}>
        <Stack>
          <FormError>{problem}</FormError>
          <PasswordInput
            label={t('auth.password')}
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps('password')}
          />
          <TextInput
            label={t('auth.code')}
            description={t('auth.codeHint')}
            autoComplete="one-time-code"
            {...form.getInputProps('code')}
          />
          <Button
            type="submit"
            loading={send.isPending}
            disabled={!form.values.password || form.values.code.length < 6}
          >
            {purpose === 'off' ? t('account.turnOff') : t('account.newRecovery')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation()
  const [kept, setKept] = useState(false)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('account.recoveryTitle')}
      closeOnEscape={kept}
      closeOnClickOutside={kept}
      withCloseButton={kept}
    >
      <Stack>
        <Alert color="yellow" variant="light">
          {t('account.recoveryHint')}
        </Alert>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {codes.map((code) => (
            <Code key={code} ta="center" py={6}>
              {code}
            </Code>
          ))}
        </SimpleGrid>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() =>
            saveBlob(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }), 'tradepost-recovery-codes.txt')
          }
        >
          {t('action.download')}
        </Button>
        <Checkbox
          label={t('account.recoveryKept')}
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Button disabled={!kept} onClick={onClose}>
          {t('action.close')}
        </Button>
      </Stack>
    </Modal>
  )
}
