import { ActionIcon, Group, Input, Stack, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { productQuery } from '@/api/catalog'

import { ProductPicker } from '../products/ProductPicker'

type Props = {
  label: string
  hint?: string
  value: number[]
  onChange: (ids: number[]) => void
  error?: ReactNode
  disabled?: boolean
}

/** Some products, found by typing. */
export function ProductsField({ label, hint, value, onChange, error, disabled = false }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const known = useQueries({ queries: value.map((id) => productQuery(String(id))) })
  return (
    <Input.Wrapper label={label} description={hint} error={error} labelElement="div">
      <Stack gap={6} mt={6}>
        {!disabled && (
          <ProductPicker
            label={t('discounts.addProduct')}
            onPick={({ id }) => {
              if (!value.includes(id)) onChange([...value, id])
            }}
          />
        )}
        {value.map((id, position) => {
          const name = known[position]?.data?.product.name ?? `#${id}`
          return (
            <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm" truncate>
                {name}
              </Text>
              {!disabled && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`${t('ui:action.delete')}: ${name}`}
                  onClick={() => onChange(value.filter((each) => each !== id))}
                >
                  <IconX size={16} />
                </ActionIcon>
              )}
            </Group>
          )
        })}
      </Stack>
    </Input.Wrapper>
  )
}
