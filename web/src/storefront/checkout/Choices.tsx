import { Group, Radio, Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { WayToPay } from '@/api/checkout'
import type { components } from '@/api/schema'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import classes from './Checkout.module.css'
import { scriptOf } from './stripe'

type Quote = components['schemas']['DeliveryOut']
type Chosen = { value: string; onChange: (value: string) => void; error?: ReactNode }

/** The ways of delivery and what each asks. */
export function DeliveryChoice({
  quotes,
  currency,
  hasCountry,
  ...chosen
}: Chosen & { quotes: Quote[] | undefined; currency: string; hasCountry: boolean }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  if (!hasCountry) return <Hint>{t('checkout.countryFirst')}</Hint>
  if (!quotes) return <Skeleton h={64} aria-hidden />
  if (quotes.length === 0) return <Hint>{t('checkout.noDelivery')}</Hint>
  const days = ({ days_min, days_max }: Quote) => {
    if (days_max === null) return ''
    if (days_min === null || days_min === days_max) return t('checkout.days', { count: days_max })
    return t('checkout.daysRange', { from: days_min, to: days_max })
  }
  return (
    <Radio.Group {...chosen} aria-label={t('checkout.delivery')}>
      <Stack gap="xs">
        {quotes.map((quote) => (
          <Card
            key={quote.method_id}
            value={String(quote.method_id)}
            label={quote.name}
            aside={Number(quote.amount) === 0 ? t('sums.free') : money(quote.amount, currency, language)}
            hint={[days(quote), quote.pickup ? quote.pickup_address : ''].filter(Boolean).join(' · ')}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** How it is paid, with what the merchant says about it. */
export function PaymentChoice({ ways, ...chosen }: Chosen & { ways: WayToPay[] | undefined }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  if (!ways) return <Skeleton h={64} aria-hidden />
  return (
    <Radio.Group {...chosen} aria-label={t('checkout.payment')}>
      <Stack gap="xs">
        {ways.map((way) => (
          <Card
            key={way.name}
            value={way.name}
            label={way.title[language] || way.name}
            hint={[
              instructions(way, language) || (way.name === 'offline' || scriptOf(way) ? '' : t('checkout.redirect')),
              way.mode === 'test' ? t('checkout.testMode') : '',
            ]
              .filter(Boolean)
              .join('\n')}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** What the merchant wrote for those who pay this way, in the reader's language or in English. */
export function instructions(way: WayToPay | undefined, language: string): string {
  const words = way?.browser['instructions'] as Record<string, string> | undefined
  return words?.[language] || words?.['en'] || ''
}

function Card({ value, label, hint, aside }: { value: string; label: string; hint?: string; aside?: string }) {
  return (
    <Radio.Card value={value} radius="md" p="sm" className={classes.choice}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator mt={2} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fw={550} size="sm">
            {label}
          </Text>
          {hint && (
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
              {hint}
            </Text>
          )}
        </div>
        {aside && (
          <Text fw={600} size="sm" className="num">
            {aside}
          </Text>
        )}
      </Group>
    </Radio.Card>
  )
}

function Hint({ children }: { children: string }) {
  return (
    <Text size="sm" c="dimmed" role="status">
      {children}
    </Text>
  )
}
