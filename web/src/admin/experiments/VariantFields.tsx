import { Button, Fieldset, NumberInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

import type { Product } from '@/api/catalog'
import { useShop } from '@/api/shop'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { MoneyInput } from '@/ui/MoneyInput'

import { nothingTried, type Values } from './values'

type Props = { form: UseFormReturnType<Values>; product: Product | null; readOnly: boolean }

/** What is there, and what is tried instead. */
export function VariantFields({ form, product, readOnly }: Props) {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const { currency } = useShop()
  const pictures = (product?.media ?? []).map(({ id, alt }, place) => ({
    value: String(id),
    label: `${place + 1}. ${alt || t('ui:picture', { number: place + 1 })}`,
  }))
  return (
    <Stack mt="md">
      {form.values.variants.map((_, place) => {
        const field = (name: string) => form.getInputProps(`variants.${place}.${name}`)
        return (
          <Fieldset
            key={place}
            legend={place === 0 ? t('experiments.control') : t('experiments.variant', { letter: letter(place) })}
          >
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput label={t('experiments.variantName')} readOnly={readOnly} {...field('name')} />
              <NumberInput
                label={t('experiments.weight')}
                description={t('experiments.weightHint')}
                min={1}
                max={1000}
                allowDecimal={false}
                readOnly={readOnly}
                {...field('weight')}
              />
            </SimpleGrid>
            {place === 0 ? (
              <Text size="sm" c="dimmed" mt="sm">
                {product
                  ? `${product.name} · ${money(product.price, product.currency, language)}`
                  : t('experiments.controlHint')}
              </Text>
            ) : (
              <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
                {product && (
                  <>
                    <MoneyInput
                      label={t('experiments.price')}
                      currency={currency}
                      readOnly={readOnly}
                      {...field('price')}
                    />
                    <NumberInput
                      label={t('experiments.percent')}
                      suffix=" %"
                      min={-99}
                      max={1000}
                      readOnly={readOnly}
                      {...field('percent')}
                    />
                  </>
                )}
                <TextInput label={t('experiments.titleField')} readOnly={readOnly} {...field('title')} />
                {product && (
                  <Select
                    label={t('experiments.picture')}
                    clearable
                    disabled={readOnly}
                    data={pictures}
                    {...field('picture_id')}
                  />
                )}
                <Textarea
                  label={t('experiments.text')}
                  autosize
                  minRows={2}
                  maxRows={8}
                  readOnly={readOnly}
                  {...field('text')}
                />
              </SimpleGrid>
            )}
            {place > 1 && !readOnly && (
              <Button
                mt="sm"
                size="xs"
                variant="default"
                leftSection={<IconTrash size={14} />}
                onClick={() => form.removeListItem('variants', place)}
              >
                {t('ui:action.delete')}
              </Button>
            )}
          </Fieldset>
        )
      })}
      {!readOnly && form.values.variants.length < 10 && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => form.insertListItem('variants', nothingTried(letter(form.values.variants.length)))}
        >
          {t('experiments.addVariant')}
        </Button>
      )}
    </Stack>
  )
}

const letter = (place: number) => String.fromCharCode(65 + place)
