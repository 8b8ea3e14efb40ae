import { api, unwrap } from '@/api/client'
import { queryClient } from '@/api/queries'
import { forgetTokens, keepTokens, readTokens } from '@/api/session'

export type Credentials = { login: string; password: string; otp?: string }

/** Signs in by e-mail or username and keeps the session in this browser. */
export async function signIn({ login, password, otp }: Credentials): Promise<void> {
  const name = login.includes('@') ? { email: login } : { username: login }
  keepTokens(await unwrap(api.POST('/api/v1/auth/login', { body: { ...name, password, ...(otp ? { otp } : {}) } })))
  await queryClient.resetQueries()
}

/** Ends the session here and on the server; here it ends even when the server cannot be reached. */
export async function signOut(): Promise<void> {
  const tokens = readTokens()
  if (tokens) await api.POST('/api/v1/auth/logout', { body: { refresh_token: tokens.refresh } }).catch(() => undefined)
  forgetTokens()
  queryClient.clear()
}
