import { useNavigate, useSearchParams } from 'react-router'

import { ResetForm } from '@/ui/auth/ResetForm'

export default function ResetPage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  return (
    <ResetForm
      bare
      token={params.get('token') ?? ''}
      onDone={() => void navigate('/sign-in', { replace: true, state: { passwordChanged: true } })}
    />
  )
}
