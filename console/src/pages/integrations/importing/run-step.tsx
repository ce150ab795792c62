import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ImportKind } from '../../../../../server/src/catalogue/records/import-fields.ts'
import { useAccount } from '../../../api/accounts.ts'
import { ApiError } from '../../../api/client.ts'
import { type Import, importsQuery, useCancelImport, useImportFile } from '../../../api/imports.ts'
import { paths } from '../../../app/paths.ts'
import { notifyFailed } from '../../../notices/notify.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { TextLink } from '../../../parts/prospect-name.tsx'
import { columnsOf, type ImportPlan } from './kinds.ts'
import { Outcome } from './outcome.tsx'

const againMs = 1_000

/** The import of this file as the server tells of it; undefined before it began. */
const useRunningImport = (plan: ImportPlan, isDry: boolean): Import | undefined => {
  const { id } = useAccount()
  const { data } = useInfiniteQuery({ ...importsQuery(id), refetchInterval: againMs })
  const newest = data?.pages[0]?.data ?? []
  return newest.find(
    (one) => one.status === 'running' && one.dry_run === isDry && one.file_name === plan.file.name.slice(0, 200),
  )
}

type RunningProps = {
  readonly plan: ImportPlan
  readonly isDry: boolean
  readonly total: number | null
  readonly cancel: ReturnType<typeof useCancelImport>
  /** Sends nothing more of the file: the server would only throw it away. */
  readonly onCancelled: () => void
}

const Running = ({ plan, isDry, total, cancel, onCancelled }: RunningProps) => {
  const isStill = useReducedMotion()
  const running = useRunningImport(plan, isDry)
  const read = running?.rows_read ?? 0
  const part = total === null || total === 0 ? 100 : Math.min(100, (read / total) * 100)
  const ofTotal = total === null ? '' : ` of ${total.toLocaleString('en')}`
  const text = `${read.toLocaleString('en')}${ofTotal} rows ${isDry ? 'checked' : 'read'}`
  const end = (): void => {
    if (running === undefined) return
    // One that has ended meanwhile shows what came of it.
    const onError = (error: unknown): void => {
      if (!(error instanceof ApiError && error.status === 409)) notifyFailed(error, 'It was not cancelled')
    }
    cancel.mutate(running.id, { onSuccess: onCancelled, onError })
  }
  return (
    <Stack gap={6}>
      <Progress.Root size="lg">
        <Progress.Section
          value={part}
          animated={total === null && !isStill}
          striped={total === null}
          aria-label={text}
        />
      </Progress.Root>
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status">
          {text}. Keep this tab open while the file is sent.
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          disabled={running === undefined}
          loading={cancel.isPending || cancel.isSuccess}
          onClick={end}
        >
          {isDry ? 'Stop checking' : 'Cancel the import'}
        </Button>
      </Group>
    </Stack>
  )
}

type StoppedProps = { readonly error: unknown; readonly isCancelled: boolean; readonly isDry: boolean }

/** Why there is no outcome. */
const Stopped = ({ error, isCancelled, isDry }: StoppedProps) => {
  if (error === null) return null
  if (isCancelled)
    return (
      <Alert color="brass" variant="light" role="status" title={isDry ? 'The check was stopped' : 'Cancelled'}>
        {isDry
          ? 'Nothing was written.'
          : 'What was written before stays. Import the file again to go on: what is there is found.'}
      </Alert>
    )
  const title = isDry
    ? 'The file was not checked to its end'
    : 'The import stopped: what it wrote stays, and it may be run again'
  return <ErrorNotice error={error} title={title} />
}

/** Where what was imported is. */
const Whereto = ({ kind }: { readonly kind: ImportKind }) => {
  if (kind === 'units')
    return <Text size="sm">Choose one of the units when you write down a lead, on a prospect, or as a filter.</Text>
  return kind === 'prospects' ? (
    <TextLink to={paths.prospects} size="sm">
      To the prospects
    </TextLink>
  ) : (
    <TextLink to={paths.team} size="sm">
      To the team
    </TextLink>
  )
}

type Props = { readonly plan: ImportPlan; readonly isReady: boolean; readonly onAgain: () => void }

const writes = (checked: Import): number => checked.rows_created + checked.rows_updated

const importText = (rows: number): string => {
  if (rows === 0) return 'There is nothing to write'
  return `Import ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
}

/** First every row is checked and none written; then, knowing the counts, the file is imported. */
export const RunStep = ({ plan, isReady, onAgain }: Props) => {
  const { id } = useAccount()
  const check = useImportFile()
  const write = useImportFile()
  const cancel = useCancelImport()
  const run = (of: typeof check, isDry: boolean): void => {
    cancel.reset()
    of.mutate({ ...call, dry_run: isDry })
  }
  const call = { file: plan.file, account_id: id, kind: plan.kind, ...columnsOf(plan) }
  if (write.data !== undefined)
    return (
      <Stack gap="md">
        <Outcome of={write.data} />
        <Group>
          <Button variant="default" onClick={onAgain}>
            Import another file
          </Button>
          <Whereto kind={plan.kind} />
        </Group>
      </Stack>
    )
  return (
    <Stack gap="md">
      {check.data === undefined && !check.isPending && (
        <Text size="sm">Checks all rows of the file and writes nothing. You see the counts before you import.</Text>
      )}
      {check.isPending && <Running plan={plan} isDry total={null} cancel={cancel} onCancelled={check.giveUp} />}
      <Stopped error={check.error} isCancelled={cancel.isSuccess} isDry />
      {check.data !== undefined && !write.isPending && <Outcome of={check.data} />}
      {write.isPending && (
        <Running
          plan={plan}
          isDry={false}
          total={check.data?.rows_read ?? null}
          cancel={cancel}
          onCancelled={write.giveUp}
        />
      )}
      <Stopped error={write.error} isCancelled={cancel.isSuccess} isDry={false} />
      <Group gap="xs">
        <Button
          variant={check.data === undefined ? 'filled' : 'default'}
          disabled={!isReady || write.isPending}
          loading={check.isPending}
          onClick={() => run(check, true)}
        >
          {check.data === undefined ? 'Check every row' : 'Check again'}
        </Button>
        {check.data !== undefined && (
          <Button disabled={writes(check.data) === 0} loading={write.isPending} onClick={() => run(write, false)}>
            {importText(writes(check.data))}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
