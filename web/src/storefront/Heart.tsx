import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHeart, IconHeartFilled } from '@tabler/icons-react'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'

import { api, unwrap } from '@/api/client'
import { useSignedIn } from '@/api/me'
import { useProblemNotice } from '@/ui/problems'

export const favourites = queryOptions({
  queryKey: ['favorites'],
  queryFn: () => unwrap(api.GET('/api/v1/favorites', { params: { query: { limit: 200 } } })),
  staleTime: 60_000,
})

/** Keeps a product in mind; guests are asked to sign in first. */
export function Heart({ productId, name, small = false }: { productId: number; name: string; small?: boolean }) {
  const { t } = useTranslation('shop')
  const signedIn = useSignedIn()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const notice = useProblemNotice()
  const { data } = useQuery({ ...favourites, enabled: signedIn })
  const kept = data?.items.some(({ product_id }) => product_id === productId) ?? false
  const toggle = useMutation({
    mutationFn: async () => {
      const params = { params: { path: { product_id: productId } } }
      if (kept) await unwrap(api.DELETE('/api/v1/favorites/{product_id}', params))
      else await unwrap(api.POST('/api/v1/favorites/{product_id}', params))
    },
    onSettled: () => client.invalidateQueries({ queryKey: favourites.queryKey }),
    onError: notice,
  })
  const label = signedIn ? (kept ? t('product.unfavourite') : t('product.favourite')) : t('product.signInToKeep')
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={small ? 34 : 42}
        radius="xl"
        aria-label={`${label}: ${name}`}
        aria-pressed={signedIn ? kept : undefined}
        onClick={() => {
          if (signedIn) toggle.mutate()
          else void navigate('/sign-in', { state: { to: pathname } })
        }}
      >
        {kept ? <IconHeartFilled size={18} color="var(--mantine-color-red-6)" /> : <IconHeart size={18} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  )
}
