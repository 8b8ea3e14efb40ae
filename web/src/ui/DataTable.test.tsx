// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { beforeAll, expect, it } from 'vitest'

import { Problem } from '@/api/problem'
import { startLanguages } from '@/lib/i18n'
import { useListState } from '@/lib/list'

import { DataTable, type PageOf } from './DataTable'

type Lamp = { id: number; name: string }
type Query = Parameters<typeof DataTable<Lamp>>[0]['query']

const page = (items: Lamp[], next: string | null = null): PageOf<Lamp> => ({ items, total: 40, next })
const loaded = (data: PageOf<Lamp>): Query => ({
  data,
  error: null,
  isPending: false,
  isPlaceholderData: false,
  refetch: () => Promise.resolve(),
})

beforeAll(async () => {
  localStorage.setItem('tradepost.language', 'en')
  await startLanguages({ ui: { en: () => import('./locales/en.json'), ru: () => import('./locales/ru.json') } })
})

function show(query: Query, address = '/lamps') {
  const List = () => {
    const list = useListState('name', ['status'])
    return (
      <DataTable<Lamp>
        label="Lamps"
        query={query}
        list={list}
        rowKey={({ id }) => id}
        href={({ id }) => `/lamps/${id}`}
        columns={[{ key: 'name', title: 'Name', sort: 'name', render: ({ name }) => name }]}
        empty={<p>No lamps yet</p>}
      />
    )
  }
  const router = createMemoryRouter([{ path: '*', element: <List /> }], { initialEntries: [address] })
  render(
    <MantineProvider>
      <RouterProvider router={router} />
    </MantineProvider>,
  )
  return router
}

it('shows rows that lead to their pages', () => {
  show(loaded(page([{ id: 7, name: 'Desk lamp' }])))
  expect(within(screen.getByRole('table', { name: 'Lamps' })).getByRole('link', { name: 'Desk lamp' })).toHaveAttribute(
    'href',
    '/lamps/7',
  )
})

it('tells an empty list from a filter that finds nothing', () => {
  show(loaded(page([])))
  expect(screen.getByText('No lamps yet')).toBeInTheDocument()
})

it('offers to clear the filters that found nothing', async () => {
  const router = show(loaded(page([])), '/lamps?status=draft&sort=-name')
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
  expect(router.state.location.search).toBe('?sort=-name')
})

it('says what went wrong', () => {
  show({
    data: undefined,
    error: new Problem(0, {}),
    isPending: false,
    isPlaceholderData: false,
    refetch: () => Promise.resolve(),
  })
  expect(screen.getByRole('alert')).toHaveTextContent('The server does not answer')
})

it('sorts by a column, then the other way round', async () => {
  const router = show(loaded(page([{ id: 7, name: 'Desk lamp' }])), '/lamps?sort=price')
  const head = screen.getByRole('columnheader')
  expect(head).toHaveAttribute('aria-sort', 'none')
  await userEvent.click(screen.getByRole('button', { name: 'Sort by Name' }))
  expect(router.state.location.search).toBe('?sort=name')
  expect(head).toHaveAttribute('aria-sort', 'ascending')
  await userEvent.click(screen.getByRole('button', { name: 'Sort by Name' }))
  expect(router.state.location.search).toBe('?sort=-name')
  expect(head).toHaveAttribute('aria-sort', 'descending')
})

it('pages forth and back, counting where it is', async () => {
  const router = show(loaded(page([{ id: 7, name: 'Desk lamp' }], 'abc')), '/lamps?q=lamp')
  expect(screen.getByText('1–1 of 40')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Next' }))
  expect(router.state.location.search).toBe('?q=lamp&cursor=abc')
  expect(screen.getByText('25–25 of 40')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Previous' }))
  expect(router.state.location.search).toBe('?q=lamp')
})
