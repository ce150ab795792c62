import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useAccount } from '../../../api/accounts.ts'
import { type Import, importsQuery, useImportFile } from '../../../api/imports.ts'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { columnsOf, type ImportPlan } from './kinds.ts'
import { Outcome } from './outcome.tsx'

const againMs = 1_000

/** How many rows of the file the server has read; 0 before it began. */
const useRowsRead = (plan: ImportPlan, isDry: boolean): number => {
  const { id } = useAccount()
  const { data } = useInfiniteQuery({ ...importsQuery(id), refetchInterval: againMs })
  const newest = data?.pages[0]?.data ?? []
  const mine = newest.find(
    (one) => one.status === 'running' && one.dry_run === isDry && one.file_name === plan.file.name.slice(0, 200),
  )
  return mine?.rows_read ?? 0
}

type RunningProps = { readonly plan: ImportPlan; readonly isDry: boolean; readonly total: number | null }

const Running = ({ plan, isDry, total }: RunningProps) => {
  const read = useRowsRead(plan, isDry)
  const part = total === null || total === 0 ? 100 : Math.min(100, (read / total) * 100)
  const ofTotal = total === null ? '' : ` of ${total.toLocaleString('en')}`
  const text = `${read.toLocaleString('en')}${ofTotal} rows ${isDry ? 'checked' : 'read'}`
  return (
    <Stack gap={6}>
      <Progress.Root size="lg">
        <Progress.Section value={part} animated={total === null} striped={total === null} aria-label={text} />
      </Progress.Root>
      <Text size="sm" role="status">
        {text}. Keep this tab open while the file is sent.
      </Text>
    </Stack>
  )
}

type Props = { readonly plan: ImportPlan; readonly isReady: boolean; readonly onAgain: () => void }

const writes = (checked: Import): number => checked.rows_created + checked.rows_updated

/** First every row is checked and none written; then, knowing the counts, the file is imported. */
export const RunStep = ({ plan, isReady, onAgain }: Props) => {
  const { id } = useAccount()
  const check = useImportFile()
  const write = useImportFile()
  const call = { file: plan.file, account_id: id, kind: plan.kind, ...columnsOf(plan) }
  if (write.data !== undefined)
    return (
      <Stack gap="md">
        <Outcome of={write.data} />
        <Group>
          <Button variant="default" onClick={onAgain}>
            Import another file
          </Button>
        </Group>
      </Stack>
    )
  return (
    <Stack gap="md">
      {check.data === undefined && !check.isPending && (
        <Text size="sm">Checks all rows of the file and writes nothing. You see the counts before you import.</Text>
      )}
      {check.isPending && <Running plan={plan} isDry total={null} />}
      {check.error !== null && <ErrorNotice error={check.error} title="The file was not checked to its end" />}
      {check.data !== undefined && !write.isPending && <Outcome of={check.data} />}
      {write.isPending && <Running plan={plan} isDry={false} total={check.data?.rows_read ?? null} />}
      {write.error !== null && (
        <ErrorNotice error={write.error} title="The import stopped: what it wrote stays, and it may be run again" />
      )}
      <Group gap="xs">
        <Button
          variant={check.data === undefined ? 'filled' : 'default'}
          disabled={!isReady || write.isPending}
          loading={check.isPending}
          onClick={() => check.mutate({ ...call, dry_run: true })}
        >
          {check.data === undefined ? 'Check every row' : 'Check again'}
        </Button>
        {check.data !== undefined && (
          <Button
            disabled={writes(check.data) === 0}
            loading={write.isPending}
            onClick={() => write.mutate({ ...call, dry_run: false })}
          >
            {writes(check.data) === 0
              ? 'There is nothing to write'
              : `Import ${writes(check.data).toLocaleString('en')} rows`}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
