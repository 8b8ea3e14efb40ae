import { Group, Text } from '@mantine/core'

/** The mark and the name. */
export function Brand({ name = 'Tradepost' }: { name?: string }) {
  return (
    <Group gap={10} wrap="nowrap">
      <img src="/mark.svg" width={28} height={28} alt="" />
      <Text component="span" fw={680} fz="lg" lts="-0.01em" truncate>
        {name}
      </Text>
    </Group>
  )
}
