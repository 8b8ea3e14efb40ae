import { useNavigate, useSearchParams } from 'react-router'

import { ResetForm } from '@/ui/auth/ResetForm'

export default function ResetPage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  return (
    <ResetForm
      token={params.get('token') ?? ''}
      onDone={() => void navigate('/login', { replace: true, state: { passwordChanged: true } })}
    />
  )
}
