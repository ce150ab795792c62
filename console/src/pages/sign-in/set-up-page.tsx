import { Button, Fieldset, Select, Stack, Text, TextInput } from '@mantine/core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useSetUp } from '../../api/session.ts'
import { paths } from '../../app/paths.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { useFormFaults } from '../../parts/form-faults/use-form-faults.ts'
import { TextLink } from '../../parts/prospect-name.tsx'
import { Door } from './door.tsx'
import { NewPasswordInput } from './password-fields.tsx'

const zones = Intl.supportedValuesOf('timeZone')
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const ownCountry = new Intl.Locale(navigator.language).region ?? 'US'

const fields = ['account.name', 'account.time_zone', 'account.phone_country', 'name', 'email', 'password'] as const
type Faults = Readonly<Partial<Record<(typeof fields)[number], string>>>

type AccountProps = { readonly zone: string; readonly onZone: (zone: string) => void; readonly at: Faults }

const Account = ({ onZone, zone, at }: AccountProps) => (
  <Fieldset legend="Your company">
    <Stack gap="sm">
      <TextInput
        label="Name"
        name="account"
        required
        maxLength={200}
        autoComplete="organization"
        autoFocus
        error={at['account.name']}
      />
      <Select
        label="Time zone"
        data={zones.includes(zone) ? zones : [zone, ...zones]}
        value={zone}
        onChange={(chosen) => onZone(chosen ?? ownZone)}
        searchable
        allowDeselect={false}
        limit={60}
        error={at['account.time_zone']}
      />
      <TextInput
        label="Country of phone numbers"
        description="Two letters, such as US: for numbers without a country code"
        name="country"
        required
        pattern="[A-Za-z]{2}"
        maxLength={2}
        defaultValue={ownCountry}
        autoComplete="country"
        error={at['account.phone_country']}
      />
    </Stack>
  </Fieldset>
)

const You = ({ at }: { readonly at: Faults }) => (
  <Fieldset legend="You, its owner">
    <Stack gap="sm">
      <TextInput label="Your name" name="name" required maxLength={200} autoComplete="name" error={at.name} />
      <TextInput label="E-mail" name="email" type="email" required autoComplete="username" error={at.email} />
      <NewPasswordInput label="Password" error={at.password} />
    </Stack>
  </Fieldset>
)

/** The first page of a new Foyer: makes the first account and its owner. The server prints the link to it. */
export const SetUpPage = () => {
  const link = useLocation({ select: ({ hash }) => hash })
  const setUp = useSetUp()
  const { at, rest, form } = useFormFaults(setUp.error, fields)
  const navigate = useNavigate()
  const [zone, setZone] = useState(ownZone)
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string): string => String(data.get(name) ?? '')
    setUp.mutate(
      {
        link,
        account: { name: text('account'), time_zone: zone, phone_country: text('country').toUpperCase() },
        name: text('name'),
        email: text('email'),
        password: text('password'),
      },
      { onSuccess: () => void navigate({ to: paths.desk, replace: true }) },
    )
  }
  if (link === '')
    return (
      <Door title="Set up Foyer">
        <Text size="sm">
          The address of this page is not whole. Open the link that the server printed when it started, with all that
          stands behind #. Or <TextLink to={paths.signIn}>sign in</TextLink>, if that is done.
        </Text>
      </Door>
    )
  return (
    <Door title="Set up Foyer" about="A minute, once. All of it can be changed later.">
      <form ref={form} onSubmit={submit}>
        <Stack gap="md">
          <Account zone={zone} onZone={setZone} at={at} />
          <You at={at} />
          {rest !== null && <ErrorNotice error={rest} title="Foyer is not set up" />}
          <Button type="submit" size="md" loading={setUp.isPending}>
            Open the foyer
          </Button>
        </Stack>
      </form>
    </Door>
  )
}
