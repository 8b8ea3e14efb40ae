import { Rating } from '@mantine/core'

import { count } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'

/** Stars as given: a picture with its number for those who do not see it. */
export function Stars({ value, size = 'sm' }: { value: number; size?: 'xs' | 'sm' | 'md' }) {
  const language = useLanguage()
  return (
    <span role="img" aria-label={`${count(value, language)} / 5`}>
      <Rating value={value} fractions={2} size={size} readOnly aria-hidden />
    </span>
  )
}
