import type { Product } from '@/api/catalog'
import type { components } from '@/api/schema'

type Change = components['schemas']['ProductChange']

export type AttributeRow = {
  /** For React alone. */
  key: string
  name: string
  value: string
  /** What the server had: kept as it is (a number, a list) while its text is not touched. */
  original: unknown
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value)

/** A product as the form's fields: everything is text there. */
export function valuesOf(product: Product | null) {
  const variants = product?.variants.filter(({ archived }) => !archived) ?? []
  const only = variants[0]
  const text = (value: string | number | null | undefined) =>
    value === null || value === undefined ? '' : String(value)
  return {
    /** Whether the product's figures are those of its one variant. */
    single: variants.length <= 1,
    name: product?.name ?? '',
    description: product?.description ?? '',
    slug: product?.slug ?? '',
    status: product?.status ?? 'draft',
    category_id: product?.category_id ? String(product.category_id) : null,
    brand_id: product?.brand_id ? String(product.brand_id) : null,
    seller_id: product?.seller_id ? String(product.seller_id) : null,
    price: text(only?.price),
    cost: text(only?.cost),
    sku: only?.sku ?? '',
    barcode: only?.barcode ?? '',
    weight_g: text(only?.weight_g),
    length_mm: text(only?.length_mm),
    width_mm: text(only?.width_mm),
    height_mm: text(only?.height_mm),
    seo_title: product?.seo.title ?? '',
    seo_description: product?.seo.description ?? '',
    seo_keywords: product?.seo.keywords ?? '',
    attributes: Object.entries(product?.attributes ?? {}).map(([name, original]): AttributeRow => ({
      key: name,
      name,
      value: asText(original),
      original,
    })),
  }
}

type Values = ReturnType<typeof valuesOf>

/** All fields as the server takes them. */
export function bodyOf(values: Values) {
  const number = (text: string | number) => (text === '' ? null : Number(text))
  const id = (text: string | null) => (text === null ? null : Number(text))
  const attributes: Record<string, unknown> = {}
  for (const { name, value, original } of values.attributes) {
    if (name.trim() !== '') attributes[name.trim()] = value === asText(original) ? original : value
  }
  return {
    name: values.name,
    description: values.description,
    status: values.status,
    category_id: id(values.category_id),
    brand_id: id(values.brand_id),
    seller_id: id(values.seller_id),
    attributes: attributes as Record<string, string>,
    seo: { title: values.seo_title, description: values.seo_description, keywords: values.seo_keywords },
    ...(values.slug ? { slug: values.slug } : {}),
    ...(values.single
      ? {
          price: values.price,
          cost: values.cost === '' ? null : values.cost,
          barcode: values.barcode || null,
          weight_g: number(values.weight_g),
          length_mm: number(values.length_mm),
          width_mm: number(values.width_mm),
          height_mm: number(values.height_mm),
          ...(values.sku ? { sku: values.sku } : {}),
        }
      : {}),
  }
}

/** Only what differs from the product as it was loaded. */
export function changesOf(values: Values, product: Product): Change {
  const before = bodyOf(valuesOf(product)) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(bodyOf(values)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])),
  )
}
