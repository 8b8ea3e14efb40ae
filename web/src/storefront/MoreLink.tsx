import { Anchor } from '@mantine/core'
import { Link } from 'react-router'

/** A quiet link for places that lead elsewhere. */
export function MoreLink({ to, children }: { to: string; children: string }) {
  return (
    <Anchor component={Link} to={to} size="sm" fw={550}>
      {children}
    </Anchor>
  )
}
