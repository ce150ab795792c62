import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import { type SavedView, useChangeView, useSaveView } from '../../../api/prospects/views.ts'
import { notifyDone } from '../../../notices/notify.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { useFormFaults } from '../../../parts/form-faults/use-form-faults.ts'
import { viewQueryOf } from '../filters/search.ts'
import { useProspectsSearch } from '../filters/use-search.ts'

type Props = {
  /** To be renamed; without one what is shown is saved as a new view. */
  readonly view?: SavedView
  readonly onClose: () => void
}

/** Asks what a view is to be called. */
export const ViewName = ({ view, onClose }: Props) => {
  const { id } = useAccount()
  const { search, change } = useProspectsSearch()
  const save = useSaveView(id)
  const rename = useChangeView(id)
  const [name, setName] = useState(view?.name ?? '')
  const [error, setError] = useState<unknown>(null)
  const { at, rest, form } = useFormFaults(error, ['name'])
  const given = name.trim()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (given === '') return
    try {
      if (view === undefined) {
        const saved = await save.mutateAsync({ name: given, query: viewQueryOf(search) })
        change({ view: saved.id })
        notifyDone(`Saved as ${given}`)
      } else await rename.mutateAsync({ id: view.id, name: given })
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={view === undefined ? 'Save as a view' : 'Rename the view'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form ref={form} onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            description={view === undefined ? 'Keeps the search, the filters and the order' : undefined}
            value={name}
            error={at.name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          {rest !== null && <ErrorNotice error={rest} title="The view was not saved" />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={given === ''} loading={save.isPending || rename.isPending}>
              {view === undefined ? 'Save view' : 'Rename'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
