import { Alert, Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'

import { api, unwrap } from '@/api/client'
import { AuthCard } from '@/ui/auth/AuthCard'
import { FormError } from '@/ui/FormError'

/** The page behind the link in the welcome letter. */
export default function ConfirmPage() {
  const { t } = useTranslation('ui')
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const { isSuccess, error } = useQuery({
    queryKey: ['confirm', token],
    queryFn: async () => {
      await unwrap(api.POST('/api/v1/auth/email/confirm', { body: { token } }))
      return true
    },
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
  })
  return (
    <AuthCard title={t('auth.confirmTitle')} bare>
      <Stack>
        {isSuccess && (
          <Alert role="status" color="petrol">
            {t('auth.confirmed')}
          </Alert>
        )}
        <FormError>{error || !token ? t('auth.linkBad') : null}</FormError>
        <Button component={Link} to="/" variant="default">
          {t('error.home')}
        </Button>
      </Stack>
    </AuthCard>
  )
}
