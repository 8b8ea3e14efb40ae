import { ActionIcon, Box, Button, Container, Group, Menu } from '@mantine/core'
import { IconHeart, IconLogout, IconPackage, IconSettings, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'

import { useCartMerge } from '@/api/cart'
import { categoryTree } from '@/api/catalog'
import { useVisitor } from '@/api/me'
import { useShop } from '@/api/shop'
import { signOut } from '@/ui/auth/calls'
import { Brand } from '@/ui/Brand'
import { Bell } from '@/ui/news/Bell'
import { LanguageMenu, SchemeMenu } from '@/ui/Preferences'

import { CartButton } from './cart/CartButton'
import { SearchBox } from './catalog/SearchBox'
import { Footer } from './Footer'
import classes from './Layout.module.css'

/** The shop's frame: name, search, categories, the visitor's own corner. */
export function Layout() {
  const { t } = useTranslation(['shop', 'ui'])
  const { pathname } = useLocation()
  const { name } = useShop()
  const { data: tree } = useQuery(categoryTree)
  const main = useRef<HTMLElement>(null)
  useCartMerge()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])

  const shown = tree?.filter(({ products }) => products > 0) ?? []
  return (
    <div className={classes.shell}>
      <a className="skip-link" href="#main">
        {t('ui:shell.skip')}
      </a>
      <header className={classes.header}>
        <Container size="lg">
          <Group h={60} gap="md" wrap="nowrap" justify="space-between">
            <Link to="/" style={{ color: 'inherit', textDecoration: 'none', minWidth: 0 }}>
              <Brand name={name} />
            </Link>
            <Box flex={1} maw={420} visibleFrom="sm">
              <SearchBox />
            </Box>
            <Group gap={2} wrap="nowrap">
              <LanguageMenu />
              <SchemeMenu />
              <Corner />
              <CartButton />
            </Group>
          </Group>
          <Box hiddenFrom="sm" pb="xs">
            <SearchBox />
          </Box>
          {shown.length > 0 && (
            <nav className={classes.nav} aria-label={t('nav.categories')}>
              {shown.map(({ id, slug, name: label }) => (
                <NavLink key={id} to={`/c/${slug}`} className={classes.navLink}>
                  {label}
                </NavLink>
              ))}
            </nav>
          )}
        </Container>
      </header>
      <main id="main" tabIndex={-1} ref={main} className={classes.main}>
        <Container size="lg">
          <Outlet />
        </Container>
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  )
}

function Corner() {
  const { t } = useTranslation(['shop', 'ui'])
  const me = useVisitor()
  if (!me) {
    return (
      <>
        <Button component={Link} to="/sign-in" variant="default" ml={6} visibleFrom="xs">
          {t('ui:auth.signIn')}
        </Button>
        <ActionIcon
          component={Link}
          to="/sign-in"
          variant="subtle"
          color="gray"
          size="lg"
          hiddenFrom="xs"
          aria-label={t('ui:auth.signIn')}
        >
          <IconUser size={20} stroke={1.6} />
        </ActionIcon>
      </>
    )
  }
  return (
    <>
      <Bell base="" hint={t('nav.newsHint')} />
      <ActionIcon
        component={Link}
        to="/wishlist"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('nav.favourites')}
      >
        <IconHeart size={20} stroke={1.6} />
      </ActionIcon>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('nav.account')}>
            <IconUser size={20} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.name || me.email || me.username}</Menu.Label>
          <Menu.Item component={Link} to="/account/orders" leftSection={<IconPackage size={16} />}>
            {t('account.orders')}
          </Menu.Item>
          <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} />}>
            {t('nav.account')}
          </Menu.Item>
          {me.rights.length > 0 && (
            <Menu.Item component="a" href="/admin" leftSection={<IconSettings size={16} />}>
              {t('nav.admin')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
            {t('ui:auth.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
