import { Badge } from '@mantine/core'

const COLOURS: Record<string, string> = {
  active: 'petrol',
  draft: 'gray',
  archived: 'orange',
  pending: 'yellow',
  paid: 'blue',
  processing: 'blue',
  shipped: 'indigo',
  delivered: 'petrol',
  completed: 'petrol',
  executed: 'petrol',
  cancelled: 'red',
  refunded: 'orange',
  returned: 'orange',
  queued: 'gray',
  running: 'blue',
  succeeded: 'petrol',
  failed: 'red',
}

/** A state as a word on a quiet colour; the word alone says it, the colour helps the eye. */
export function StatusBadge({ status, label }: { status: string; label: string }) {
  return <Badge color={COLOURS[status] ?? 'gray'}>{label}</Badge>
}
