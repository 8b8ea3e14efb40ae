import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck } from '@tabler/icons-react'

/** Says that something worked. */
export function showDone(message: string): void {
  notifications.show({ message, icon: <IconCheck size={16} />, color: 'petrol', role: 'status' })
}

/** Says that something worked, with a way back for a while. */
export function showUndo(message: string, undo: string, onUndo: () => void): void {
  const id = notifications.show({
    autoClose: 10_000,
    icon: <IconCheck size={16} />,
    color: 'petrol',
    role: 'status',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            onUndo()
          }}
        >
          {undo}
        </Button>
      </Group>
    ),
  })
}
