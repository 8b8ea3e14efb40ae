import { Anchor, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconShoppingBag } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { useAddToCart, useCart } from '@/api/cart'
import type { Variant } from '@/api/catalog'
import { FormError } from '@/ui/FormError'
import { useProblemText } from '@/ui/problems'

type Props = { variant: Variant | undefined; quantity: number; onQuantity: (quantity: number) => void }

/** How many, the button, and what of it is in the cart already. */
export function AddToCart({ variant, quantity, onQuantity }: Props) {
  const { t } = useTranslation('shop')
  const text = useProblemText()
  const { cart } = useCart()
  const add = useAddToCart()
  const left = variant?.available ?? null
  const out = !variant || left === 0
  const inside = cart?.lines.find(({ variant_id, gift }) => variant_id === variant?.id && !gift)?.quantity ?? 0
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <NumberInput
          w={92}
          size="md"
          aria-label={t('product.quantity')}
          value={quantity}
          min={1}
          max={left ?? 9999}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          disabled={out}
          onChange={(value) => onQuantity(Math.max(1, Number(value) || 1))}
        />
        <Button
          size="md"
          flex={1}
          maw={340}
          leftSection={<IconShoppingBag size={18} />}
          loading={add.isPending}
          disabled={out}
          onClick={() => variant && add.mutate({ variant_id: variant.id, quantity })}
        >
          {left === 0 ? t('product.outOfStock') : t('cart.add')}
        </Button>
      </Group>
      <FormError>{add.error ? text(add.error) : null}</FormError>
      <Text size="sm" role="status" mih={20}>
        {inside > 0 && (
          <>
            {t('cart.inside', { count: inside })}{' '}
            <Anchor component={Link} to="/basket" size="sm" fw={550}>
              {t('cart.go')}
            </Anchor>
          </>
        )}
      </Text>
    </Stack>
  )
}
