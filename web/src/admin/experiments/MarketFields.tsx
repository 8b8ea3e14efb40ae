import '@mantine/dates/styles.layer.css'

import { Button, NumberInput, SimpleGrid, Stack, Table, TagsInput, Text } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { controlsQuery } from '@/api/experiments'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

import { ProductsField } from '../parts/ProductsField'
import type { Values } from './values'
import { part } from './words'

/** A change that everybody saw: of what, from when on, and goods like it. */
export function MarketFields({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('admin')
  const language = useLanguage()
  const { values } = form
  const { data } = useQuery(controlsQuery(values.product_ids))
  const offered = (data?.items ?? []).filter(({ product_id }) => !values.control_ids.includes(product_id)).slice(0, 8)
  return (
    <Stack mt="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ProductsField
          label={t('experiments.changed')}
          value={values.product_ids}
          onChange={(ids) => form.setFieldValue('product_ids', ids)}
        />
        <ProductsField
          label={t('experiments.controls')}
          hint={t('experiments.controlsHint')}
          value={values.control_ids}
          onChange={(ids) => form.setFieldValue('control_ids', ids)}
        />
        <DatePickerInput
          label={t('experiments.changedOn')}
          clearable
          value={values.changed_on}
          onChange={(day) => form.setFieldValue('changed_on', day)}
        />
        <TagsInput
          label={t('experiments.platforms')}
          description={t('experiments.platformsHint')}
          {...form.getInputProps('platforms')}
        />
        <NumberInput
          label={t('experiments.daysBefore')}
          min={7}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('days_before')}
        />
        <NumberInput
          label={t('experiments.daysAfter')}
          min={7}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('days_after')}
        />
      </SimpleGrid>
      {offered.length > 0 && data && (
        <>
          <Text size="sm" fw={500}>
            {t('experiments.offered')}
          </Text>
          <Table.ScrollContainer minWidth={460}>
            <Table aria-label={t('experiments.offered')} verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('experiments.product')}</Table.Th>
                  <Table.Th ta="end">{t('experiments.price')}</Table.Th>
                  <Table.Th ta="end">{t('experiments.alike')}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {offered.map((one) => (
                  <Table.Tr key={one.product_id}>
                    <Table.Td>{one.name}</Table.Td>
                    <Table.Td ta="end" className="num">
                      {money(one.price, data.currency, language)}
                    </Table.Td>
                    <Table.Td ta="end" className="num">
                      {part(one.score, language)}
                    </Table.Td>
                    <Table.Td ta="end">
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`${t('experiments.take')}: ${one.name}`}
                        onClick={() => form.setFieldValue('control_ids', [...values.control_ids, one.product_id])}
                      >
                        {t('experiments.take')}
                      </Button>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Stack>
  )
}
