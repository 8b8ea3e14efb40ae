import { Stack, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, NavLink, useLocation } from 'react-router'

import { useSignedIn } from '@/api/me'
import { useShop } from '@/api/shop'

import classes from '../Layout.module.css'

/** What the pages of one's own corner stand in; who has not signed in is asked to, and comes back. */
export function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('shop')
  const { name } = useShop()
  const signedIn = useSignedIn()
  const { pathname } = useLocation()
  useDocumentTitle(`${title} · ${name}`)
  if (!signedIn) return <Navigate to="/sign-in" state={{ to: pathname }} replace />
  const pages = [
    ['/account/orders', t('account.orders')],
    ['/account/returns', t('returns.title')],
    ['/account/addresses', t('account.addresses')],
    ['/account/messages', t('messages.title')],
    ['/account/subscription', t('account.subscription')],
    ['/wishlist', t('nav.favourites')],
    ['/account', t('account.settings')],
  ] as const
  return (
    <Stack gap="lg" maw={820} mx="auto">
      <nav className={classes.nav} aria-label={t('account.title')}>
        {pages.map(([to, label]) => (
          <NavLink key={to} to={to} end className={classes.navLink}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Title order={1}>{title}</Title>
      {children}
    </Stack>
  )
}
