import { useNavigate, useSearchParams } from 'react-router'

import { InviteForm } from '@/ui/auth/InviteForm'

export default function InvitePage() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  return <InviteForm token={params.get('token') ?? ''} onDone={() => void navigate('/', { replace: true })} />
}
