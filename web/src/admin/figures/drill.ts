/** Where a click on a dimension's value leads: to what it is made of. Its name is the filter of the address there. */
export const DRILL: Partial<Record<string, string>> = {
  product: '/figures/revenue',
  customer: '/figures/products',
  category: '/figures/products',
  brand: '/figures/overview',
  seller: '/figures/overview',
  channel: '/figures/products',
  platform: '/figures/products',
  country: '/figures/products',
}
