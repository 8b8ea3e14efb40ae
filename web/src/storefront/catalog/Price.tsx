import { Group, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import type { Variant } from '@/api/catalog'
import { pricesQuery } from '@/api/prices'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

/** What the visitor pays for one at this quantity; beside a reduced price the usual and the lowest of 30 days. */
export function Price({ variant, quantity }: { variant: Variant; quantity: number }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const { data } = useQuery(pricesQuery(variant.product_id, quantity))
  const own = data?.items.find(({ variant_id }) => variant_id === variant.id)
  const currency = data?.currency ?? variant.currency
  const amount = (value: string) => money(value, currency, language)
  const tiers = own?.tiers.filter(({ min_quantity }) => min_quantity > 1) ?? []
  return (
    <Stack gap={4}>
      <Group gap="sm" align="baseline">
        <Text fz={26} fw={650} className="num" c={own?.reduced ? 'var(--mantine-color-error)' : undefined}>
          {amount(own?.unit_price ?? variant.price)}
        </Text>
        {own?.reduced && own.base_price !== own.unit_price && (
          <Text
            component="s"
            c="dimmed"
            className="num"
            aria-label={t('product.usualPrice', { price: amount(own.base_price) })}
          >
            {amount(own.base_price)}
          </Text>
        )}
      </Group>
      {own?.lowest_30_days && (
        <Text size="sm" c="dimmed">
          {t('product.lowest', { price: amount(own.lowest_30_days) })}
        </Text>
      )}
      {data && !data.prices_include_tax && (
        <Text size="sm" c="dimmed">
          {t('product.plusTax')}
        </Text>
      )}
      {tiers.length > 0 && (
        <Table w="auto" verticalSpacing={4} horizontalSpacing="xs" aria-label={t('product.tiers')} mt={4}>
          <Table.Tbody>
            {tiers.map(({ min_quantity, unit_price }) => (
              <Table.Tr key={min_quantity}>
                <Table.Td>{t('product.fromUnits', { count: min_quantity })}</Table.Td>
                <Table.Td fw={600}>{t('product.each', { price: amount(unit_price) })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}
