import { ActionIcon, Anchor, Box, Button, Container, Group, Menu, Text, TextInput } from '@mantine/core'
import { IconHeart, IconLogout, IconSearch, IconSettings, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigate, useSearchParams } from 'react-router'

import { categoryTree } from '@/api/catalog'
import { useVisitor } from '@/api/me'
import { useShop } from '@/api/shop'
import { signOut } from '@/ui/auth/calls'
import { Brand } from '@/ui/Brand'
import { LanguageMenu, SchemeMenu } from '@/ui/Preferences'

import classes from './Layout.module.css'

/** The shop's frame: name, search, categories, the visitor's own corner. */
export function Layout() {
  const { t } = useTranslation(['shop', 'ui'])
  const { pathname } = useLocation()
  const { name } = useShop()
  const { data: tree } = useQuery(categoryTree)
  const main = useRef<HTMLElement>(null)
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
              <Search />
            </Box>
            <Group gap={2} wrap="nowrap">
              <LanguageMenu />
              <SchemeMenu />
              <Corner />
            </Group>
          </Group>
          <Box hiddenFrom="sm" pb="xs">
            <Search />
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
      <footer className={classes.footer}>
        <Container size="lg">
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {name}
            </Text>
            <Text size="sm" c="dimmed">
              {t('footer.rights')}
            </Text>
          </Group>
        </Container>
      </footer>
      <ScrollRestoration />
    </div>
  )
}

function Search() {
  const { t } = useTranslation(['shop', 'ui'])
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const current = pathname === '/all' ? (params.get('q') ?? '') : ''
  const [text, setText] = useState(current)
  const [shown, setShown] = useState(current)
  if (shown !== current) {
    setShown(current)
    setText(current)
  }
  const search = (event: SyntheticEvent) => {
    event.preventDefault()
    void navigate(text.trim() ? `/all?q=${encodeURIComponent(text.trim())}` : '/all')
  }
  return (
    <form role="search" onSubmit={search}>
      <TextInput
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
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

/** A quiet link for places that lead elsewhere. */
export function MoreLink({ to, children }: { to: string; children: string }) {
  return (
    <Anchor component={Link} to={to} size="sm" fw={550}>
      {children}
    </Anchor>
  )
}
