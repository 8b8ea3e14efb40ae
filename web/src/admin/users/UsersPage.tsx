import { ActionIcon, Avatar, Badge, Button, Group, Menu, Select, Text } from '@mantine/core'
import { IconDots, IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { api, unwrap } from '@/api/client'
import { useMay, useMe } from '@/api/me'
import type { components } from '@/api/schema'
import { ago } from '@/lib/format'
import { useLanguage } from '@/lib/i18n'
import { useListState } from '@/lib/list'
import { useConfirm } from '@/ui/confirm'
import { DataTable, RowActions, Sub } from '@/ui/DataTable'
import { showDone } from '@/ui/notices'
import { Page, Section } from '@/ui/Page'
import { useProblemNotice } from '@/ui/problems'
import { Empty } from '@/ui/states'
import { StatusBadge } from '@/ui/StatusBadge'
import { SearchField, Toolbar, ViewSwitch } from '@/ui/Toolbar'

import { EntityModal } from '../catalog/EntityModal'
import { RightsTable } from './RightsTable'

type User = components['schemas']['UserOut']
type Role = User['role']

const STAFF: Role[] = ['owner', 'manager', 'analyst']
const ROLES: Role[] = [...STAFF, 'customer']

const nameOf = (user: User) => user.name || user.username || user.email || `#${user.id}`

export default function UsersPage() {
  const { t } = useTranslation(['admin', 'ui'])
  const language = useLanguage()
  const me = useMe()
  const mayWrite = useMay('accounts:write')
  const [inviting, setInviting] = useState(false)
  const list = useListState('-created_at', ['who'])
  const customers = list.filters.who === 'customers'
  const query = useQuery({
    queryKey: ['users', 'list', list.q, list.sort, list.filters, list.cursor],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/users', {
          params: {
            query: {
              q: list.q,
              sort: list.sort as 'name',
              role: customers ? ['customer'] : STAFF,
              cursor: list.cursor ?? null,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <Page
      title={t('users.title')}
      actions={
        mayWrite && (
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
            {t('users.invite')}
          </Button>
        )
      }
    >
      <Section flush>
        <Toolbar>
          <SearchField list={list} label={t('users.search')} />
          <ViewSwitch
            aria-label={t('users.role')}
            value={customers ? 'customers' : 'staff'}
            onChange={(value) => list.set({ who: value === 'customers' ? value : null })}
            data={[
              { value: 'staff', label: t('users.staff') },
              { value: 'customers', label: t('users.customers') },
            ]}
          />
        </Toolbar>
        <DataTable<User>
          label={t('users.title')}
          query={query}
          list={list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('users.person'),
              sort: 'name',
              render: (user) => (
                <Group gap="sm" wrap="nowrap">
                  <Avatar size={34} name={nameOf(user)} color="petrol" alt="" visibleFrom="xs" />
                  <div style={{ minWidth: 0 }}>
                    <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
                      {nameOf(user)}
                      {user.id === me.id && (
                        <Badge size="sm" ml={8} color="gray">
                          {t('users.you')}
                        </Badge>
                      )}
                    </Text>
                    <Sub>{user.email ?? user.username}</Sub>
                  </div>
                </Group>
              ),
            },
            { key: 'role', title: t('users.role'), width: 170, render: (user) => <RoleOf user={user} /> },
            {
              key: 'status',
              title: t('users.status'),
              wide: true,
              render: ({ status }) => (
                <StatusBadge
                  status={status === 'active' ? 'active' : status === 'invited' ? 'pending' : 'failed'}
                  label={t(`users.${status === 'invited' ? 'pending' : status}`)}
                />
              ),
            },
            {
              key: 'twoFactor',
              title: t('users.twoFactor'),
              wide: 'lg',
              render: ({ two_factor }) => (two_factor ? t('ui:account.twoFactorOn') : '—'),
            },
            {
              key: 'seen',
              title: t('users.lastSeen'),
              wide: 'md',
              render: ({ last_login_at }) => (last_login_at ? ago(last_login_at, language) : t('users.never')),
            },
            {
              key: 'actions',
              title: '',
              align: 'end',
              width: 60,
              render: (user) => mayWrite && user.id !== me.id && <Actions user={user} />,
            },
          ]}
          empty={<Empty title={t('users.none')} />}
        />
      </Section>
      <RightsTable />
      {inviting && <Invite onClose={() => setInviting(false)} />}
    </Page>
  )
}

function useChange(user: User) {
  const { t } = useTranslation('admin')
  const client = useQueryClient()
  const notice = useProblemNotice()
  return useMutation({
    mutationFn: (body: components['schemas']['UserIn']) =>
      unwrap(api.PATCH('/api/v1/users/{user_id}', { params: { path: { user_id: user.id } }, body })),
    onSuccess: () => showDone(t('users.changed')),
    onSettled: () => client.invalidateQueries({ queryKey: ['users'] }),
    onError: notice,
  })
}

function RoleOf({ user }: { user: User }) {
  const { t } = useTranslation(['admin', 'ui'])
  const me = useMe()
  const mayWrite = useMay('accounts:write')
  const change = useChange(user)
  if (!mayWrite || user.id === me.id) return t(`ui:role.${user.role}`)
  return (
    <Select
      size="xs"
      aria-label={t('users.changeRole', { name: nameOf(user) })}
      allowDeselect={false}
      disabled={change.isPending}
      value={user.role}
      data={ROLES.map((value) => ({ value, label: t(`ui:role.${value}`) }))}
      onChange={(value) => value && change.mutate({ role: value })}
    />
  )
}

function Actions({ user }: { user: User }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  const notice = useProblemNotice()
  const confirm = useConfirm()
  const change = useChange(user)
  const name = nameOf(user)
  const path = { params: { path: { user_id: user.id } } }
  const settled = {
    onSettled: () => client.invalidateQueries({ queryKey: ['users'] }),
    onError: notice,
  }
  const remove = useMutation({ mutationFn: () => unwrap(api.DELETE('/api/v1/users/{user_id}', path)), ...settled })
  const again = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/v1/users/invite', { body: { email: user.email ?? '', role: user.role, name: user.name } })),
    onSuccess: () => showDone(t('users.invited', { email: user.email })),
    ...settled,
  })
  const resetTwoFactor = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/users/{user_id}/two-factor', path)),
    onSuccess: () => showDone(t('users.resetTwoFactorDone')),
    ...settled,
  })
  const invited = user.status === 'invited'
  return (
    <RowActions>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('users.actions', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {invited && <Menu.Item onClick={() => again.mutate()}>{t('users.resend')}</Menu.Item>}
          {user.status === 'disabled' && (
            <Menu.Item onClick={() => change.mutate({ active: true })}>{t('users.enable')}</Menu.Item>
          )}
          {user.status === 'active' && (
            <Menu.Item
              onClick={() =>
                confirm({
                  title: t('users.disableConfirm', { name }),
                  hint: t('users.disableHint'),
                  confirm: t('users.disable'),
                  onConfirm: () => change.mutate({ active: false }),
                })
              }
            >
              {t('users.disable')}
            </Menu.Item>
          )}
          {user.two_factor && (
            <Menu.Item onClick={() => resetTwoFactor.mutate()}>{t('users.resetTwoFactor')}</Menu.Item>
          )}
          <Menu.Item
            color="red"
            onClick={() =>
              confirm({
                title: t('users.removeConfirm', { name }),
                hint: t('users.removeHint'),
                confirm: t('ui:action.delete'),
                onConfirm: () => remove.mutate(),
              })
            }
          >
            {invited ? t('users.withdraw') : t('users.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </RowActions>
  )
}

function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['admin', 'ui'])
  const client = useQueryClient()
  return (
    <EntityModal
      title={t('users.invite')}
      initial={{ email: '', name: '', role: 'manager' }}
      fields={[
        { name: 'email', label: t('ui:auth.email'), hint: t('users.inviteHint'), kind: 'email', required: true },
        { name: 'name', label: t('ui:auth.name') },
        {
          name: 'role',
          label: t('users.role'),
          kind: 'select',
          required: true,
          data: STAFF.map((value) => ({ value, label: t(`ui:role.${value}`) })),
        },
      ]}
      save={async ({ email, name, role }) => {
        const invited = await unwrap(
          api.POST('/api/v1/users/invite', { body: { email: String(email), name: String(name), role: role as Role } }),
        )
        showDone(t('users.invited', { email: invited.email }))
      }}
      onSaved={() => void client.invalidateQueries({ queryKey: ['users'] })}
      onClose={onClose}
    />
  )
}
