import { FileInput, Group, Radio, Stack, Text } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { type ImportKind, importKinds } from '../../../../../server/src/catalogue/records/import-fields.ts'
import { useAccount } from '../../../api/accounts.ts'
import classes from './importing.module.css'
import { kindNames, kindNeeds } from './kinds.ts'

type Props = {
  readonly kind: ImportKind
  readonly file: File | null
  readonly onKind: (kind: ImportKind) => void
  readonly onFile: (file: File | null) => void
}

/** What is in the file, and which file: chosen, or dropped there. */
export const FileStep = ({ kind, file, onKind, onFile }: Props) => {
  const { actions } = useAccount()
  const [isOver, setIsOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    onFile(event.dataTransfer.files[0] ?? null)
  }
  return (
    <Stack gap="md">
      <Radio.Group label="What is in the file?" value={kind} onChange={(value) => onKind(value as ImportKind)}>
        <Group mt={6}>
          {importKinds
            .filter((one) => actions.includes(kindNeeds[one]))
            .map((one) => (
              <Radio key={one} value={one} label={kindNames[one]} />
            ))}
        </Group>
      </Radio.Group>
      <section
        aria-label="The file"
        className={classes['drop']}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <FileInput
          label="File"
          description="CSV with a head line, or one JSON object per line. Choose it, or drop it here."
          placeholder="Choose a file"
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv"
          clearable
          clearButtonProps={{ 'aria-label': 'Take another file' }}
          leftSection={<FileUp size={16} aria-hidden="true" />}
          value={file}
          onChange={onFile}
        />
        {kind === 'prospects' && file === null && (
          <Text size="xs" c="dimmed" mt="xs">
            Exports of Follow Up Boss, HubSpot, Zillow, AppFolio and Buildium are recognised. Import units first, if
            prospects ask about them.
          </Text>
        )}
      </section>
    </Stack>
  )
}
