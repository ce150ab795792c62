import { Button, Group, Paper, Select, Stack, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAccount, useChangeAccount, useMay } from '../../api/accounts.ts'
import { notifyDone } from '../../notices/notify.tsx'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { useFormFaults } from '../../parts/form-faults/use-form-faults.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** The chosen account, for who may change its settings. */
export const AccountCard = () => {
  const account = useAccount()
  const mayEdit = useMay('editAccount')
  const change = useChangeAccount(account.id)
  const { at, rest, form } = useFormFaults(change.error, ['name', 'time_zone', 'phone_country'])
  const [zone, setZone] = useState<string | null>(null)
  if (!mayEdit) return null
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    change.mutate(
      {
        name: String(data.get('name')),
        time_zone: zone ?? account.time_zone,
        phone_country: String(data.get('country')).toUpperCase(),
      },
      { onSuccess: () => notifyDone('The account is changed') },
    )
  }
  return (
    <Paper p="md" component="section" aria-labelledby="account">
      <Title order={2} id="account" mb="sm">
        Account
      </Title>
      {/* Anew for another account: what was typed belongs to the one before. */}
      <form ref={form} onSubmit={submit} key={account.id}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            name="name"
            defaultValue={account.name}
            error={at.name}
            required
            maxLength={200}
            size="md"
          />
          <Select
            label="Time zone"
            description="Of the desk, the calendar and the reports"
            data={zones}
            value={zone ?? account.time_zone}
            onChange={setZone}
            error={at.time_zone}
            searchable
            allowDeselect={false}
            size="md"
          />
          <TextInput
            label="Country of phone numbers"
            description="Two letters, for numbers that are written without a country from now on"
            name="country"
            defaultValue={account.phone_country}
            error={at.phone_country}
            required
            maxLength={2}
            pattern="[A-Za-z]{2}"
            size="md"
          />
          {rest !== null && <ErrorNotice error={rest} title="The account stays as it was" />}
          <Group>
            <Button type="submit" loading={change.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
