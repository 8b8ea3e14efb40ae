import { ActionIcon, Alert, Anchor, Badge, Box, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import { type CartLine, useAddToCart, useRemoveLine, useSetQuantity } from '@/api/cart'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { variantName } from '@/lib/variants'
import { showUndo } from '@/ui/notices'
import { useProblemNotice } from '@/ui/problems'
import { Thumb } from '@/ui/Thumb'

import classes from './Cart.module.css'

/** One line of the cart: how many, what it comes to, and what is wrong with it. */
export function Line({ line, currency, busy }: { line: CartLine; currency: string; busy: boolean }) {
  const { t } = useTranslation(['shop', 'ui'])
  const language = useLanguage()
  const notice = useProblemNotice()
  const remove = useRemoveLine()
  const add = useAddToCart()
  const name = line.name ?? t('cart.gone')
  const { id } = line

  const takeOut = () => {
    if (id === null) return
    // The line is off the page before the answer is here: promises, unlike what hangs on `mutate`, outlive it.
    const again = () => void add.mutateAsync({ variant_id: line.variant_id, quantity: line.quantity }).catch(notice)
    remove.mutateAsync(id).then(() => {
      const gone = line.troubles?.some(({ kind }) => kind === 'gone')
      if (!gone) showUndo(t('cart.removed', { name }), t('ui:action.undo'), again)
    }, notice)
  }

  return (
    <li className={classes.line}>
      <Thumb src={line.picture} size={72} />
      <Box miw={0} flex={1}>
        <Group justify="space-between" gap="sm" align="flex-start" wrap="nowrap">
          <Box miw={0}>
            {line.product_id ? (
              <Anchor
                component={Link}
                to={`/p/${line.slug ?? line.product_id}`}
                c="inherit"
                fw={550}
                className={classes.name}
              >
                {name}
              </Anchor>
            ) : (
              <Text fw={550}>{name}</Text>
            )}
            <Text size="sm" c="dimmed">
              {variantName((line.options ?? {}) as Record<string, string>)}
            </Text>
            {line.gift && (
              <Badge mt={4} color="petrol">
                {t('cart.gift')}
              </Badge>
            )}
          </Box>
          <Box ta="right" style={{ opacity: busy ? 0.45 : 1, flexShrink: 0 }}>
            <Text fw={620} className="num">
              {money(line.total, currency, language)}
            </Text>
            {line.quantity > 1 && line.unit_price && (
              <Text size="xs" c="dimmed" className="num">
                {t('product.each', { price: money(line.unit_price, currency, language) })}
              </Text>
            )}
          </Box>
        </Group>
        {id === null ? (
          <Text size="sm" mt={4}>
            {t('cart.units', { count: line.quantity })}
          </Text>
        ) : (
          <Group gap="xs" mt={8}>
            <Quantity key={`${id} ${line.quantity}`} id={id} quantity={line.quantity} name={name} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('cart.remove', { name })}
              loading={remove.isPending}
              onClick={takeOut}
            >
              <IconTrash size={18} stroke={1.6} />
            </ActionIcon>
          </Group>
        )}
        <Troubles line={line} currency={currency} onRemove={takeOut} />
      </Box>
    </li>
  )
}

function Quantity({ id, quantity, name }: { id: number; quantity: number; name: string }) {
  const { t } = useTranslation('shop')
  const notice = useProblemNotice()
  const set = useSetQuantity()
  const [value, setValue] = useState<number | string>(quantity)
  // A person who presses + five times means one change.
  const send = useDebouncedCallback((next: number) => void set.mutateAsync({ id, quantity: next }).catch(notice), {
    delay: 350,
    flushOnUnmount: true,
  })
  return (
    <NumberInput
      w={88}
      size="sm"
      aria-label={t('cart.quantityOf', { name })}
      value={value}
      min={1}
      max={9999}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      onChange={(next) => {
        setValue(next)
        if (typeof next === 'number' && next >= 1 && next !== quantity) send(next)
      }}
      onBlur={() => {
        if (value === '') setValue(quantity)
      }}
    />
  )
}

function Troubles({ line, currency, onRemove }: { line: CartLine; currency: string; onRemove: () => void }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const notice = useProblemNotice()
  const set = useSetQuantity()
  const { id } = line
  const amount = (value: string | null | undefined) => money(value, currency, language)
  return line.troubles?.map(({ kind, left, before, now }) => {
    if (kind === 'price_changed') {
      return (
        <Alert key={kind} color="yellow" py={6} px="sm" mt={8} role="status">
          <Group gap="xs" justify="space-between">
            <Text size="sm">{t('cart.priceChanged', { before: amount(before), now: amount(now) })}</Text>
            {id !== null && (
              <Button
                size="compact-sm"
                variant="default"
                loading={set.isPending}
                onClick={() => set.mutate({ id, quantity: line.quantity }, { onError: notice })}
              >
                {t('cart.priceSeen')}
              </Button>
            )}
          </Group>
        </Alert>
      )
    }
    const some = left ?? 0
    return (
      <Alert key={kind} color="red" py={6} px="sm" mt={8} role="alert">
        <Stack gap={6} align="flex-start">
          <Text size="sm">
            {kind === 'gone' ? t('cart.goneHint') : some > 0 ? t('cart.tooFew', { count: some }) : t('cart.soldOut')}
          </Text>
          {kind === 'too_few' && some > 0 && id !== null ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={set.isPending}
              onClick={() => set.mutate({ id, quantity: some }, { onError: notice })}
            >
              {t('cart.takeThese', { count: some })}
            </Button>
          ) : (
            <Button size="compact-sm" variant="default" onClick={onRemove}>
              {t('cart.takeOut')}
            </Button>
          )}
        </Stack>
      </Alert>
    )
  })
}
