import { Anchor, Box, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { variantName } from '@/lib/variants'
import { Thumb } from '@/ui/Thumb'

import classes from '../cart/Cart.module.css'

type Ordered = {
  id?: number | null
  product_id?: number | null
  variant_id: number
  name?: string | null
  slug?: string | null
  picture?: string | null
  options?: Record<string, unknown>
  quantity: number
  total?: string | null
}

/** What is ordered, in short. */
export function OrderedLines({
  lines,
  currency,
  link = false,
}: {
  lines: Ordered[]
  currency: string
  link?: boolean
}) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  return (
    <ul className={classes.lines} aria-label={t('cart.lines')}>
      {lines.map((line) => (
        <li key={line.id ?? `gift ${line.variant_id}`}>
          <Group wrap="nowrap" gap="sm" py={6} align="flex-start">
            <Thumb src={line.picture} size={44} />
            <Box flex={1} miw={0}>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {link && line.product_id ? (
                  <Anchor component={Link} to={`/p/${line.slug ?? line.product_id}`} c="inherit" size="sm">
                    {line.name}
                  </Anchor>
                ) : (
                  (line.name ?? t('cart.gone'))
                )}
              </Text>
              <Text size="xs" c="dimmed">
                {[variantName((line.options ?? {}) as Record<string, string>), `× ${line.quantity}`]
                  .filter(Boolean)
                  .join(' ')}
              </Text>
            </Box>
            <Text size="sm" className="num" fw={550}>
              {money(line.total, currency, language)}
            </Text>
          </Group>
        </li>
      ))}
    </ul>
  )
}
