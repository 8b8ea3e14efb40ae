import { ActionIcon, Group, Input, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { productQuery } from '@/api/catalog'

import { ProductPicker } from '../products/ProductPicker'

type Props = { label: string; value: number | null; onChange: (id: number | null) => void }

/** One product, found by typing. */
export function ProductField({ label, value, onChange }: Props) {
  const { t } = useTranslation('admin')
  const known = useQuery({ ...productQuery(String(value)), enabled: value !== null })
  if (value === null) return <ProductPicker label={label} onPick={({ id }) => onChange(id)} />
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" fw={550} truncate>
          {known.data?.product.name ?? `#${value}`}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('promotion.otherProduct')}
          onClick={() => onChange(null)}
        >
          <IconX size={15} />
        </ActionIcon>
      </Group>
    </Input.Wrapper>
  )
}
