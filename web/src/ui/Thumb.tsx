import { Box } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'

type Props = { src: string | null | undefined; size?: number; alt?: string }

/** A small square picture, or the quiet place of one. */
export function Thumb({ src, size = 40, alt = '' }: Props) {
  return (
    <Box
      w={size}
      h={size}
      style={{
        flexShrink: 0,
        borderRadius: 8,
        overflow: 'hidden',
        background: 'var(--tp-hover)',
        border: '1px solid var(--tp-line)',
        display: 'grid',
        placeItems: 'center',
        color: 'var(--mantine-color-dimmed)',
      }}
    >
      {src ? (
        <img
          src={src}
          alt={alt}
          width={size}
          height={size}
          loading="lazy"
          style={{ objectFit: 'cover', display: 'block' }}
        />
      ) : (
        <IconPhoto size={size * 0.45} stroke={1.3} aria-hidden />
      )}
    </Box>
  )
}
