import {
  Anchor,
  Breadcrumbs,
  Chip,
  Group,
  SimpleGrid,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconCheck, IconPhoto, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'

import { type Picture, type Product, productQuery, type Variant } from '@/api/catalog'
import { isProblem } from '@/api/problem'
import { useShop } from '@/api/shop'
import { useLanguage } from '@/lib/i18n'
import { pictureSet, pictureUrl } from '@/lib/pictures'
import { optionsOf, variantFor } from '@/lib/variants'
import { Stars } from '@/ui/Stars'
import { Failure, NotFound } from '@/ui/states'

import { AddToCart } from './cart/AddToCart'
import { Price } from './catalog/Price'
import { RecentlyViewed } from './catalog/RecentlyViewed'
import { Heart } from './Heart'
import classes from './Product.module.css'
import { Questions } from './questions/Questions'
import { Reviews } from './reviews/Reviews'

const FEW = 5

export default function ProductPage() {
  const { slug = '' } = useParams()
  const { name } = useShop()
  const { data, error, refetch } = useQuery(productQuery(slug))
  useDocumentTitle(data ? `${data.product.seo.title || data.product.name} · ${name}` : name)
  if (isProblem(error, 'not-found')) return <NotFound />
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={40} aria-hidden>
        <Skeleton className={classes.stage} />
        <Stack>
          <Skeleton h={30} w="70%" />
          <Skeleton h={24} w="30%" />
          <Skeleton h={120} />
        </Stack>
      </SimpleGrid>
    )
  }
  return <Known key={data.product.id} product={data.product} />
}

function Known({ product }: { product: Product }) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const variants = product.variants.filter(({ archived }) => !archived)
  const options = optionsOf(variants)
  const first = variants.find(({ available }) => available === null || available > 0) ?? variants[0]
  const [chosen, setChosen] = useState<Record<string, string>>(first?.options ?? {})
  const variant = variantFor(variants, chosen)
  const [quantity, setQuantity] = useState(1)
  const facts: [string, string][] = [
    ...(product.brand ? [[t('product.brand'), product.brand.name] as [string, string]] : []),
    ...(variant ? [[t('product.sku'), variant.sku] as [string, string]] : []),
    ...(variant?.weight_g ? [[t('product.weight'), weight(variant.weight_g, language)] as [string, string]] : []),
    ...Object.entries(product.attributes).map(([label, value]): [string, string] => [
      label,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  ]
  return (
    <Stack gap="xl">
      {product.category && (
        <Breadcrumbs>
          <Anchor component={Link} to={`/c/${product.category.slug}`} size="sm" c="dimmed">
            {product.category.name}
          </Anchor>
        </Breadcrumbs>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={{ base: 'lg', sm: 44 }}>
        <Gallery product={product} variantId={variant?.id ?? null} />
        <Stack gap="md">
          <div>
            {product.brand && (
              <Text size="sm" c="dimmed">
                {product.brand.name}
              </Text>
            )}
            <Group justify="space-between" align="flex-start" wrap="nowrap">
              <Title order={1} fz={{ base: 24, sm: 30 }} lh={1.2} style={{ overflowWrap: 'anywhere' }}>
                {product.name}
              </Title>
              <Heart productId={product.id} name={product.name} />
            </Group>
          </div>
          {product.rating && (
            <Anchor href="#reviews" c="inherit" underline="never">
              <Group gap="xs">
                <Stars value={Number(product.rating.average)} />
                <Text size="sm" c="dimmed">
                  {t('reviews.count', { count: product.rating.count })}
                </Text>
              </Group>
            </Anchor>
          )}
          <div role="status">
            {variant ? (
              <Stack gap={4}>
                <Price variant={variant} quantity={quantity} />
                <Availability variant={variant} />
              </Stack>
            ) : (
              <Text c="dimmed">{t('product.combination')}</Text>
            )}
          </div>
          {options.map(({ name, values }) => (
            <div key={name} role="group" aria-label={t('product.choose', { option: name })}>
              <Text size="sm" fw={550} mb={6}>
                {name}
              </Text>
              <Chip.Group value={chosen[name] ?? null} onChange={(value) => setChosen({ ...chosen, [name]: value })}>
                <Group gap="xs">
                  {values.map((value) => (
                    <Chip key={value} value={value} variant="outline">
                      {value}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </div>
          ))}
          <AddToCart variant={variant} quantity={quantity} onQuantity={setQuantity} />
          {facts.length > 0 && (
            <Table
              withRowBorders
              verticalSpacing={8}
              horizontalSpacing={0}
              layout="fixed"
              aria-label={t('product.details')}
            >
              <Table.Tbody>
                {facts.map(([label, value]) => (
                  <Table.Tr key={label}>
                    <Table.Th scope="row" fw={400} w="40%">
                      <Text size="sm" c="dimmed">
                        {label}
                      </Text>
                    </Table.Th>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Stack>
      </SimpleGrid>
      {product.description && (
        <section aria-labelledby="description">
          <Title order={2} mb="xs" id="description">
            {t('product.description')}
          </Title>
          <Text className={classes.description}>{product.description}</Text>
        </section>
      )}
      <Questions productId={product.id} />
      <Reviews productId={product.id} />
      <RecentlyViewed productId={product.id} />
    </Stack>
  )
}

function weight(grams: number, language: string): string {
  const kilo = grams >= 1000
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: kilo ? 'kilogram' : 'gram',
    maximumFractionDigits: 2,
  }).format(kilo ? grams / 1000 : grams)
}

function Availability({ variant }: { variant: Variant }) {
  const { t } = useTranslation('shop')
  const left = variant.available
  if (left === 0) {
    return (
      <Group gap={6} c="dimmed">
        <IconX size={18} aria-hidden />
        <Text size="sm">{t('product.outOfStock')}</Text>
      </Group>
    )
  }
  return (
    <Group gap={6} c="var(--tp-accent-text)">
      <IconCheck size={18} aria-hidden />
      <Text size="sm" fw={550}>
        {left !== null && left <= FEW ? t('product.fewLeft', { count: left }) : t('product.inStock')}
      </Text>
    </Group>
  )
}

function Gallery({ product, variantId }: { product: Product; variantId: number | null }) {
  const { t } = useTranslation(['shop', 'ui'])
  const pictures = product.media.filter((picture) => picture.variant_id === null || picture.variant_id === variantId)
  const [chosen, setChosen] = useState<Picture | null>(null)
  const own = pictures.find((picture) => picture.variant_id === variantId && variantId !== null)
  const shown = chosen && pictures.includes(chosen) ? chosen : (own ?? pictures[0])
  return (
    <section aria-label={t('product.pictures', { name: product.name })}>
      <div className={classes.stage}>
        {shown ? (
          <img
            src={pictureUrl(shown, 800) ?? shown.url}
            srcSet={pictureSet(shown) || undefined}
            sizes="(max-width: 48em) 100vw, 540px"
            alt={shown.alt || product.name}
          />
        ) : (
          <IconPhoto size={72} stroke={0.8} aria-hidden />
        )}
      </div>
      {pictures.length > 1 && (
        <div className={classes.strip}>
          {pictures.map((picture, position) => (
            <UnstyledButton
              key={picture.id}
              className={classes.thumb}
              aria-label={t('ui:picture', { number: position + 1 })}
              aria-current={picture === shown}
              onClick={() => setChosen(picture)}
            >
              <img src={pictureUrl(picture, 136) ?? picture.url} alt="" loading="lazy" />
            </UnstyledButton>
          ))}
        </div>
      )}
    </section>
  )
}
