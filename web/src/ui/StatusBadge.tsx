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
  on: 'petrol',
  off: 'gray',
  scheduled: 'blue',
  ended: 'gray',
  used_up: 'orange',
  open: 'petrol',
  disabled: 'red',
  expired: 'gray',
  waiting: 'blue',
  in_force: 'petrol',
  done: 'gray',
  published: 'petrol',
  rejected: 'red',
  created: 'gray',
  authorised: 'blue',
  captured: 'petrol',
  declined: 'red',
  voided: 'gray',
  unknown: 'orange',
  handed_over: 'indigo',
  in_transit: 'indigo',
  out_for_delivery: 'blue',
  lost: 'red',
}

/** A state as a word on a quiet colour; the word alone says it, the colour helps the eye. */
export function StatusBadge({ status, label }: { status: string; label: string }) {
  return <Badge color={COLOURS[status] ?? 'gray'}>{label}</Badge>
}
