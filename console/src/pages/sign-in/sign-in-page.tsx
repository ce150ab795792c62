import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asksForCode, setUpQuery, useSignIn } from '../../api/session.ts'
import { paths } from '../../app/paths.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { PasswordField } from '../../parts/form-faults/password-field.tsx'
import { TextLink } from '../../parts/prospect-name.tsx'
import { CodeInput } from './code-input.tsx'
import { DemoDoor } from './demo-door.tsx'
import { Door } from './door.tsx'
import { wayBack } from './way-back.ts'

const route = getRouteApi('/sign-in')

/** Goes to where the person wanted to go. Only to pages of this console: a link must not lead elsewhere through it. */
export const useGoIn = (): (() => Promise<void>) => {
  const router = useRouter()
  const { back } = route.useSearch()
  return async () => {
    await router.navigate({ href: wayBack(back, window.location.origin) ?? paths.desk, replace: true })
  }
}

const textOf = (data: FormData, name: string): string => String(data.get(name) ?? '')

const Credentials = ({ isHidden }: { readonly isHidden: boolean }) => (
  <Stack gap="md" display={isHidden ? 'none' : 'flex'}>
    <TextInput label="E-mail" name="email" type="email" autoComplete="username" required size="md" autoFocus />
    <PasswordField label="Password" name="password" autoComplete="current-password" />
  </Stack>
)

export const SignInPage = () => {
  const signIn = useSignIn()
  const goIn = useGoIn()
  const needsSetUp = useQuery(setUpQuery).data?.needed === true
  const [needsCode, setNeedsCode] = useState(false)
  const [tries, setTries] = useState(0)
  const beginAnew = (): void => {
    setNeedsCode(false)
    // An empty form: the password was the other person's.
    setTries(tries + 1)
    signIn.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const code = textOf(data, 'code').replaceAll(' ', '')
    const given = { email: textOf(data, 'email'), password: textOf(data, 'password') }
    signIn.mutate(
      { ...given, ...(code === '' ? {} : { code }) },
      { onSuccess: () => void goIn(), onError: (error) => setNeedsCode(needsCode || asksForCode(error)) },
    )
  }
  const isPlainError = signIn.error !== null && !asksForCode(signIn.error)
  return (
    <Door title={needsCode ? 'One more step' : 'Sign in'}>
      <DemoDoor onIn={goIn} />
      {needsSetUp && <Text size="sm">This Foyer is new. Open the link that the server printed when it started.</Text>}
      <form onSubmit={submit} key={tries}>
        <Stack gap="md">
          <Credentials isHidden={needsCode} />
          {needsCode && <CodeInput />}
          {isPlainError && <ErrorNotice error={signIn.error} title="You are not signed in" />}
          <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
          {needsCode && (
            <Button variant="default" size="md" fullWidth onClick={beginAnew}>
              Use another account
            </Button>
          )}
        </Stack>
      </form>
      <Text size="sm">
        <TextLink to={paths.password}>Forgot your password?</TextLink>
      </Text>
    </Door>
  )
}
