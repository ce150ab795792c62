import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { eventSources } from '../../../server/src/catalogue/sources.ts'
import { useAccount } from '../api/accounts.ts'
import { useCreateProspect } from '../api/prospects/one.ts'
import { paths } from '../app/paths.ts'
import { notifyDone } from '../notices/notify.tsx'
import { UserPicker } from '../parts/choosing/user-picker.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormFaults } from '../parts/form-faults/use-form-faults.ts'
import { prospectText } from '../parts/prospect-name.tsx'
import { UnitSelect } from './unit-select.tsx'

const nothing = { name: '', phone: '', email: '', notes: '' }

/** Leaves out what was not filled in. */
const filled = (values: typeof nothing): Partial<typeof nothing> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  )

/** Writes down somebody who has just called, and goes to their page. */
export const NewLeadDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const account = useAccount()
  const navigate = useNavigate()
  const create = useCreateProspect()
  const [unitId, setUnitId] = useState<number | null>(null)
  const [agents, setAgents] = useState<string[]>([])
  const [source, setSource] = useState('Phone Call')
  const faults = useFormFaults(create.error, ['name', 'phone', 'email', 'notes'])
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: nothing,
    validate: {
      name: (name, { phone, email }) =>
        (name + phone + email).trim() === '' ? 'Give a name, a phone or an e-mail' : null,
    },
  })
  const inputProps = (name: keyof typeof nothing) => ({
    ...form.getInputProps(name),
    error: form.errors[name] ?? faults.at[name],
  })
  const save = async (values: typeof nothing): Promise<void> => {
    const prospect = await create.mutateAsync({
      account_id: account.id,
      ...filled(values),
      source,
      unit_id: unitId,
      ...(agents.length === 0 ? {} : { assigned_to_user_ids: agents }),
    })
    onClose()
    notifyDone(`${prospectText(prospect)} is on the desk`)
    await navigate({ to: paths.prospect, params: { id: String(prospect.id) } })
  }
  // What went wrong is shown at the fields, or below them.
  const submit = form.onSubmit((values) => void save(values).catch(() => undefined))
  return (
    <Modal opened onClose={onClose} title="New lead" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form ref={faults.form} onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput label="Name" data-autofocus {...inputProps('name')} key={form.key('name')} />
          <Group grow align="flex-start" gap="sm">
            <TextInput label="Phone" type="tel" {...inputProps('phone')} key={form.key('phone')} />
            <TextInput label="E-mail" type="email" {...inputProps('email')} key={form.key('email')} />
          </Group>
          <UnitSelect value={unitId} onChange={setUnitId} />
          <Select
            label="Source"
            data={[...eventSources]}
            value={source}
            onChange={(value) => setSource(value ?? 'Other')}
            allowDeselect={false}
          />
          <UserPicker value={agents} onChange={setAgents} placeholder="Nobody yet" />
          <Textarea label="Notes" autosize minRows={2} {...inputProps('notes')} key={form.key('notes')} />
          {faults.rest !== null && <ErrorNotice error={faults.rest} title="The lead was not saved" />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Save lead
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
