import { Badge, Group, Skeleton, Text } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

import type { Product } from '@/api/catalog'
import { money } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { pictureSet, pictureUrl } from '@/lib/pictures'
import { Stars } from '@/ui/Stars'

import classes from './Card.module.css'
import { Heart } from './Heart'

/** Products side by side; `label` says on each what it is beside a product, `onOpen` hears which one is opened. */
export function ProductGrid({
  products,
  label,
  onOpen,
}: {
  products: Product[] | undefined
  label?: string
  onOpen?: (product: Product) => void
}) {
  if (!products) {
    return (
      <div className={classes.grid} aria-hidden>
        {Array.from({ length: 8 }, (_, position) => (
          <div key={position} className={classes.card}>
            <Skeleton className={classes.picture} radius={12} />
            <Skeleton h={14} w="70%" />
            <Skeleton h={14} w="30%" />
          </div>
        ))}
      </div>
    )
  }
  return (
    <ul className={classes.grid}>
      {products.map((product) => (
        <li key={product.id} className={classes.card}>
          <ProductCard product={product} label={label} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  )
}

function ProductCard({
  product,
  label,
  onOpen,
}: {
  product: Product
  label: string | undefined
  onOpen: ((product: Product) => void) | undefined
}) {
  const { t } = useTranslation('shop')
  const language = useLanguage()
  const picture = product.media[0]
  const prices = new Set(product.variants.filter(({ archived }) => !archived).map(({ price }) => price))
  const price = money(product.price, product.currency, language)
  return (
    <>
      <div className={classes.picture}>
        {picture ? (
          <img
            src={pictureUrl(picture, 320) ?? picture.url}
            srcSet={pictureSet(picture)}
            sizes="(max-width: 48em) 50vw, 260px"
            alt={picture.alt}
            loading="lazy"
          />
        ) : (
          <IconPhoto size={44} stroke={1} aria-hidden />
        )}
      </div>
      {label && (
        <Badge className={classes.label} size="sm" variant="white" color="dark">
          {label}
        </Badge>
      )}
      <div className={classes.heart}>
        <Heart productId={product.id} name={product.name} small />
      </div>
      <div>
        {product.brand && (
          <Text size="xs" c="dimmed">
            {product.brand.name}
          </Text>
        )}
        <Link
          to={`/p/${product.slug}`}
          className={classes.name}
          onClick={() => onOpen?.(product)}
          onAuxClick={() => onOpen?.(product)}
        >
          {product.name}
        </Link>
      </div>
      {product.rating && (
        <Group gap={4}>
          <Stars value={Number(product.rating.average)} size="xs" />
          <Text size="xs" c="dimmed" className="num">
            {product.rating.count}
          </Text>
        </Group>
      )}
      <Text fw={640} className="num">
        {prices.size > 1 ? t('product.from', { price }) : price}
        {product.available === 0 && (
          <Text component="span" size="xs" c="dimmed" fw={400} ml={8}>
            {t('product.outOfStock')}
          </Text>
        )}
      </Text>
    </>
  )
}
