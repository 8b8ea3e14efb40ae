import { Alert, Button, Group, Pill, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { type Cart, useAddCode, useRemoveCode } from '@/api/cart'
import { useLanguage } from '@/lib/i18n'
import { useProblemText } from '@/ui/problems'

const KINDS = [
  'unknown',
  'used_up',
  'not_started',
  'expired',
  'not_here',
  'other_currency',
  'not_for_customer',
  'not_for_goods',
  'minimum_not_reached',
  'does_not_combine',
  'gift_gone',
] as const

/** Why a code gives nothing. The server says it in English, with figures; other languages have the gist. */
const whyNot = (kind: string) => KINDS.find((one) => one === kind) ?? 'unknown'

/** Discount codes: typed in, taken out, and why one gives nothing. */
export function Codes({ cart }: { cart: Cart }) {
  const { t } = useTranslation('shop')
  const text = useProblemText()
  const language = useLanguage()
  const [code, setCode] = useState('')
  const add = useAddCode()
  const remove = useRemoveCode()
  const apply = () => {
    if (code.trim() && !add.isPending) add.mutate(code.trim(), { onSuccess: () => setCode('') })
  }
  const problem = add.error ?? remove.error
  return (
    <Stack gap="xs">
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={t('cart.code')}
          placeholder={t('cart.code')}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={100}
          value={code}
          error={problem ? text(problem) : null}
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={(event) => {
            // It may stand in the form of the checkout, which Enter would send.
            if (event.key !== 'Enter') return
            event.preventDefault()
            apply()
          }}
        />
        <Button type="button" variant="default" loading={add.isPending} disabled={!code.trim()} onClick={apply}>
          {t('cart.applyCode')}
        </Button>
      </Group>
      {cart.codes.length > 0 && (
        <Group gap={6}>
          {cart.codes.map((one) => (
            <Pill
              key={one}
              withRemoveButton
              size="md"
              removeButtonProps={{
                'aria-label': t('cart.removeCode', { code: one }),
                tabIndex: 0,
                'aria-hidden': false,
              }}
              onRemove={() => remove.mutate(one)}
            >
              {one}
            </Pill>
          ))}
        </Group>
      )}
      {cart.totals.refused_codes.map((refused) => (
        <Alert key={refused.code} color="yellow" py={6} px="sm" role="status">
          <Text size="sm">
            {language === 'en' ? refused.reason : t(`cart.refused.${whyNot(refused.kind)}`, { code: refused.code })}
          </Text>
        </Alert>
      ))}
    </Stack>
  )
}
