import { Box, Group, Text } from '@mantine/core'
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type Props = {
  label: string
  value: ReactNode
  hint?: ReactNode
  /** A change in the ratio's own terms, such as `+12 %`; its sign chooses the arrow. */
  change?: { ratio: number; text: string } | undefined
  tone?: 'bad' | undefined
}

/** One figure with its name. */
export function Stat({ label, value, hint, change, tone }: Props) {
  const Arrow = change && change.ratio < 0 ? IconArrowDownRight : IconArrowUpRight
  return (
    <Box>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text
        fz={{ base: 20, xs: 26 }}
        fw={640}
        lh={1.25}
        lts="-0.01em"
        className="num"
        c={tone === 'bad' ? 'var(--mantine-color-error)' : undefined}
      >
        {value}
      </Text>
      {change && (
        <Group gap={2} c={change.ratio < 0 ? 'var(--mantine-color-error)' : 'var(--tp-accent-text)'} wrap="nowrap">
          <Arrow size={15} aria-hidden />
          <Text size="xs" fw={550} className="num">
            {change.text}
          </Text>
        </Group>
      )}
      {hint && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </Box>
  )
}
