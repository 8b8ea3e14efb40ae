import '@mantine/spotlight/styles.layer.css'

import {
  ActionIcon,
  AppShell,
  Avatar,
  Box,
  Burger,
  Center,
  Group,
  Kbd,
  Loader,
  Menu,
  NavLink as MenuLink,
  ScrollArea,
  Text,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { IconExternalLink, IconLogout, IconSearch, IconUserCircle } from '@tabler/icons-react'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router'

import { useMe } from '@/api/me'
import { signOut } from '@/ui/auth/calls'
import { Bell } from '@/ui/news/Bell'
import { Brand } from '@/ui/Brand'
import { LanguageMenu, SchemeMenu } from '@/ui/Preferences'

import { GlobalSearch } from './GlobalSearch'
import { NAVIGATION } from './navigation'
import classes from './Shell.module.css'

/** Header, navigation and the page between them. */
export function Shell() {
  const { t } = useTranslation(['admin', 'ui'])
  const [opened, { toggle, close }] = useDisclosure(false)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)

  // A new page: the menu closes, and the focus goes where the reader's eyes go.
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    close()
    main.current?.focus({ preventScroll: true })
  }, [pathname, close])

  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 240, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a className="skip-link" href="#main">
        {t('ui:shell.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={opened ? t('ui:shell.closeMenu') : t('ui:shell.openMenu')}
          />
          <Box w={{ md: 216 }} visibleFrom="xs">
            <Link to="/" style={{ color: 'inherit', textDecoration: 'none' }}>
              <Brand />
            </Link>
          </Box>
          <UnstyledButton className={classes.search} visibleFrom="sm" onClick={spotlight.open}>
            <IconSearch size={16} aria-hidden />
            <Text component="span" size="sm" flex={1}>
              {t('shell.search')}
            </Text>
            <Kbd size="xs" aria-hidden>
              Ctrl K
            </Kbd>
          </UnstyledButton>
          <Group gap={4} ml="auto" wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              hiddenFrom="sm"
              aria-label={t('shell.search')}
              onClick={spotlight.open}
            >
              <IconSearch size={20} stroke={1.6} />
            </ActionIcon>
            <Bell base="/admin" hint={t('news.noneHint')} all="/notifications" />
            <LanguageMenu />
            <SchemeMenu />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>

      <AppShell.Navbar aria-label={t('ui:shell.navigation')}>
        <AppShell.Section grow component={ScrollArea} px="xs" py="xs">
          <Navigation />
        </AppShell.Section>
      </AppShell.Navbar>

      <AppShell.Main id="main" tabIndex={-1} ref={main} className={classes.main}>
        <Suspense
          fallback={
            <Center mih="40vh">
              <Loader aria-label={t('ui:list.loading')} />
            </Center>
          }
        >
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <GlobalSearch />
      <ScrollRestoration />
    </AppShell>
  )
}

function Navigation() {
  const { t } = useTranslation('admin')
  const { pathname } = useLocation()
  const { rights } = useMe()
  // Where one is may lie below the fold of a long menu.
  useEffect(() => {
    document.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest' })
  }, [pathname])
  // Of places inside each other, such as purchases and what to buy, the innermost.
  const here = NAVIGATION.flatMap(({ places }) => places.map(({ to }) => to))
    .filter((to) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)))
    .sort((one, other) => other.length - one.length)[0]
  return NAVIGATION.map(({ key, places }) => {
    const open = places.filter(({ right }) => !right || rights.some((held) => held === right))
    if (open.length === 0) return null
    return (
      <Box key={key} component="section" aria-label={t(`nav.groups.${key}`)}>
        {key !== 'start' && (
          <div className={classes.group} aria-hidden>
            {t(`nav.groups.${key}`)}
          </div>
        )}
        {open.map(({ key: place, to, Icon }) => {
          const active = to === here
          return (
            <MenuLink
              key={place}
              component={Link}
              to={to}
              className={classes.link}
              label={t(`nav.${place}`)}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              active={active}
              aria-current={active ? 'page' : undefined}
              py={7}
            />
          )
        })}
      </Box>
    )
  })
}

function AccountMenu() {
  const { t } = useTranslation(['admin', 'ui'])
  const me = useMe()
  const navigate = useNavigate()
  const name = me.name || me.username || me.email || ''
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton ml={4} style={{ borderRadius: 99 }}>
          <Avatar size={34} color="petrol" name={name} aria-hidden />
          <VisuallyHidden>{t('ui:shell.account')}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py={6}>
          <Text size="sm" fw={600} truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {me.email ?? me.username}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`ui:role.${me.role}`)}
          </Text>
        </Box>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserCircle size={16} />} component={Link} to="/account">
          {t('shell.myAccount')}
        </Menu.Item>
        <Menu.Item leftSection={<IconExternalLink size={16} />} component="a" href="/">
          {t('shell.openShop')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={async () => {
            await signOut()
            void navigate('/login')
          }}
        >
          {t('ui:auth.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
