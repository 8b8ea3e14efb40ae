import { Alert } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'

/** What went wrong with a form as a whole, read out when it appears. */
export function FormError({ children }: { children: string | null }) {
  if (!children) return null
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />} py="xs">
      {children}
    </Alert>
  )
}
