import { Group, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { Unit } from '@/api/figures'
import { percent } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

/** Figures of which less is better. */
const COSTS = new Set([
  'refunds', 'returns', 'discounts', 'discount_rate', 'return_rate', 'cancellation_rate', 'cancelled_orders',
  'units_returned', 'cost_of_goods',
]) // prettier-ignore

type Props = { value: number | null; name: string; unit?: Unit }

/** How much more it is than before: the arrow and the sign say it, the colour says whether that is good. */
export function Change({ value, name, unit }: Props) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  if (value === null) return null
  const good = COSTS.has(name) ? value <= 0 : value >= 0
  const Arrow = value < 0 ? IconArrowDownRight : IconArrowUpRight
  const text =
    unit === 'ratio'
      ? t('figures.points', {
          value: new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(
            value * 100,
          ),
        })
      : percent(value, language)
  return (
    <Group
      component="span"
      gap={2}
      wrap="nowrap"
      display="inline-flex"
      c={value === 0 ? 'dimmed' : good ? 'var(--tp-accent-text)' : 'var(--mantine-color-error)'}
    >
      {value !== 0 && <Arrow size={15} aria-hidden />}
      <Text component="span" size="xs" fw={550} className="num" style={{ whiteSpace: 'nowrap' }}>
        {text}
      </Text>
      <VisuallyHidden>{t('figures.thanBefore')}</VisuallyHidden>
    </Group>
  )
}
