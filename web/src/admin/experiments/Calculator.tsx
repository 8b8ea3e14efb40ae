import { Alert, SimpleGrid, Skeleton, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { type SizeIn, sizeQuery } from '@/api/experiments'
import { useShop } from '@/api/shop'
import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useProblemText } from '@/ui/problems'
import { Stat } from '@/ui/Stat'

import { gapText, valueText } from './words'

/** How many visitors it takes, while the plan is typed. */
export function Calculator({ plan }: { plan: SizeIn }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { currency = 'USD' } = useShop()
  const text = useProblemText()
  const [asked] = useDebouncedValue(plan, 250)
  const { data, error } = useQuery(sizeQuery(asked))
  if (error) return <Alert color="orange">{text(error)}</Alert>
  if (!data) return <Skeleton h={110} />
  const { needed, metric } = data
  const people = (value: number | null) => (value === null ? t('experiments.tooMany') : count(value, language))
  return (
    <section aria-label={t('experiments.calculator')} aria-live="polite">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg">
        <Stat
          label={t('experiments.perVariant')}
          value={people(needed.every_day)}
          hint={t('experiments.perVariantHint', { count: needed.once ?? 0, text: people(needed.once) })}
        />
        <Stat label={t('experiments.inAll')} value={people(needed.every_day_total)} />
        <Stat
          label={t('experiments.baseline')}
          value={valueText(metric, data.baseline, currency, language)}
          hint={data.measured ? t('experiments.measured') : t('experiments.assumed')}
        />
        <Stat
          label={t('experiments.days')}
          value={data.days === null ? '—' : count(data.days, language)}
          hint={t('experiments.difference', { value: gapText(metric, data.difference, currency, language) })}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="sm">
        {t('experiments.calculatorHint')}
      </Text>
    </section>
  )
}
