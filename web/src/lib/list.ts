import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'

/** What a list shows, kept in the address so that it can be shared, bookmarked and left with the Back button. */
export type ListState<Filter extends string> = {
  q: string
  sort: string
  cursor: string | undefined
  /** 0 on the first page. Known from the way here, so a shared link to a later page starts counting at 0. */
  page: number
  filters: Partial<Record<Filter, string>>
  isFiltered: boolean
  set: (changes: Partial<Record<Filter | 'q' | 'sort', string | null>>) => void
  clear: () => void
  goNext: (cursor: string) => void
  goBack: () => void
}

type Trail = { trail?: string[] }

export function useListState<Filter extends string = never>(
  defaultSort: string,
  filterNames: readonly Filter[] = [],
): ListState<Filter> {
  const [params, setParams] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const trail = useMemo(() => (location.state as Trail | null)?.trail ?? [], [location.state])
  const cursor = params.get('cursor') ?? undefined

  const filters = useMemo(() => {
    const found: Partial<Record<Filter, string>> = {}
    for (const name of filterNames) {
      const value = params.get(name)
      if (value) found[name] = value
    }
    return found
    // The names are constants of the page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [params])

  const set = useCallback(
    (changes: Partial<Record<string, string | null>>) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes)) {
            if (value) after.set(name, value)
            else after.delete(name)
          }
          after.delete('cursor')
          return after
        },
        { replace: true },
      )
    },
    [setParams],
  )

  const clear = useCallback(() => {
    setParams(
      (before) => {
        const sort = before.get('sort')
        return new URLSearchParams(sort ? { sort } : {})
      },
      { replace: true },
    )
  }, [setParams])

  const goNext = useCallback(
    (next: string) => {
      const after = new URLSearchParams(params)
      after.set('cursor', next)
      void navigate({ search: after.toString() }, { state: { trail: [...trail, cursor ?? ''] } })
    },
    [params, navigate, trail, cursor],
  )

  const goBack = useCallback(() => {
    const after = new URLSearchParams(params)
    const before = trail.at(-1)
    if (before) after.set('cursor', before)
    else after.delete('cursor')
    void navigate({ search: after.toString() }, { state: { trail: trail.slice(0, -1) } })
  }, [params, navigate, trail])

  const q = params.get('q') ?? ''
  return {
    q,
    sort: params.get('sort') ?? defaultSort,
    cursor,
    page: cursor ? trail.length : 0,
    filters,
    isFiltered: q !== '' || Object.keys(filters).length > 0,
    set,
    clear,
    goNext,
    goBack,
  }
}
