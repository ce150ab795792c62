import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from './client.ts'
import { sessionQuery } from './session.ts'

/** How the signed-in person signs in: password and second factor. Wrong entries are answered 401 and end no session. */
const useOwnChange = <Given, Outcome>(change: (given: Given) => Promise<Outcome>) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    meta: { isSignIn: true },
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
}

export const useChangePassword = () =>
  useOwnChange((given: { readonly current: string; readonly password: string }) =>
    ask<undefined>('PUT', '/v2/me/password', { body: given }),
  )

export type TwoFactorSecret = { readonly secret: string; readonly otpauth_url: string }

export const useStartTwoFactor = () =>
  useMutation({
    mutationFn: () => ask<TwoFactorSecret>('POST', '/v2/me/two_factor', { body: {} }),
  })

export const useConfirmTwoFactor = () =>
  useOwnChange((code: string) =>
    ask<{ readonly backup_codes: readonly string[] }>('POST', '/v2/me/two_factor/confirm', { body: { code } }),
  )

export const useRemoveTwoFactor = () =>
  useOwnChange((code: string) => ask<undefined>('POST', '/v2/me/two_factor/remove', { body: { code } }))
