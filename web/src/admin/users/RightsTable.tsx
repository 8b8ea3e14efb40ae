import { Table, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import type { Right } from '@/api/me'
import { Section } from '@/ui/Page'

import classes from './RightsTable.module.css'

const ROLES = ['owner', 'manager', 'analyst'] as const

/** Which role may do what. */
export function RightsTable() {
  const { t } = useTranslation(['admin', 'ui'])
  const { data } = useQuery({
    queryKey: ['rights'],
    queryFn: () => unwrap(api.GET('/api/v1/rights')),
    staleTime: Infinity,
  })
  if (!data) return null
  const words = (right: Right) => t(`rights.${right.replace(':', '_')}` as 'rights.audit_read', right)
  return (
    <Section title={t('users.rights')} flush>
      <Table aria-label={t('users.rights')} verticalSpacing={8} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('users.right')}</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role} ta="center">
                {t(`ui:role.${role}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.rights.map((right) => (
            <Table.Tr key={right}>
              <Table.Td>{words(right)}</Table.Td>
              {ROLES.map((role) => {
                const held = data.roles[role]?.includes(right)
                return (
                  <Table.Td key={role} ta="center">
                    {held ? <IconCheck size={16} color="var(--tp-accent-text)" aria-hidden /> : null}
                    <VisuallyHidden>{held ? t('users.yes') : t('users.no')}</VisuallyHidden>
                  </Table.Td>
                )
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
