import { Badge, Button, Paper, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useAccount } from '../../../api/accounts.ts'
import { type Import, importsQuery, useCancelImport } from '../../../api/imports.ts'
import { notifyFailed } from '../../../notices/notify.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { type Column, DataTable } from '../../../parts/tables/data-table.tsx'
import { UserName } from '../../../parts/user-avatar.tsx'
import { MoreButton } from '../../../parts/waiting/more-button.tsx'
import { Reading } from '../../../parts/waiting/reading.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import { kindNames } from './kinds.ts'
import { RejectsButton } from './outcome.tsx'

const againMs = 3_000

const looks: Readonly<Record<Import['status'], { readonly name: string; readonly color: string }>> = {
  running: { name: 'Running', color: 'brass' },
  finished: { name: 'Finished', color: 'pine' },
  failed: { name: 'Failed', color: 'red' },
}

const CancelButton = ({ of: { id, file_name: name, kind } }: { readonly of: Import }) => {
  const cancel = useCancelImport()
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`Cancel ${name ?? kindNames[kind]}`}
      loading={cancel.isPending}
      onClick={() => cancel.mutate(id, { onError: (error) => notifyFailed(error, 'It was not cancelled') })}
    >
      Cancel
    </Button>
  )
}

const number =
  (field: 'rows_created' | 'rows_updated' | 'rows_unchanged' | 'rows_rejected') =>
  (row: Import): string =>
    row[field].toLocaleString('en')

const columns: readonly Column<Import>[] = [
  {
    key: 'file',
    head: 'File',
    isName: true,
    cell: ({ file_name: name, kind, dry_run: isDry }) => (
      <>
        {name ?? kindNames[kind]}{' '}
        <Text span size="xs" c="dimmed">
          {kindNames[kind]}
          {isDry && ', only checked'}
        </Text>
      </>
    ),
  },
  {
    key: 'status',
    head: 'Status',
    cell: ({ status, failure }) => (
      <>
        <Badge variant="light" color={looks[status].color} tt="none">
          {looks[status].name}
        </Badge>
        {failure !== null && (
          <Text size="xs" c="dimmed">
            {failure}
          </Text>
        )}
      </>
    ),
  },
  { key: 'created', head: 'Created', isNumber: true, cell: number('rows_created') },
  { key: 'updated', head: 'Updated', isNumber: true, cell: number('rows_updated') },
  { key: 'unchanged', head: 'Unchanged', isNumber: true, cell: number('rows_unchanged') },
  { key: 'rejected', head: 'Rejected', isNumber: true, cell: number('rows_rejected') },
  { key: 'by', head: 'By', cell: ({ created_by: by }) => <UserName id={by} /> },
  { key: 'at', head: 'Began', cell: ({ started_at: at }) => <RelativeTime at={at} /> },
  {
    key: 'rejects',
    head: 'Rejects',
    isActions: true,
    cell: (row) =>
      row.status === 'running' ? (
        <CancelButton of={row} />
      ) : (
        row.rows_rejected > 0 && <RejectsButton of={row} isSmall />
      ),
  },
]

/** What was imported before, by anybody and by any way. */
export const PastImports = () => {
  const { id } = useAccount()
  const imports = useInfiniteQuery({
    ...importsQuery(id),
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.data.some(({ status }) => status === 'running') === true ? againMs : false,
  })
  const rows = imports.data?.pages.flatMap((page) => page.data) ?? []
  if (imports.data !== undefined && rows.length === 0) return null
  return (
    <Paper component="section" aria-labelledby="past-imports" mt="md">
      <Title order={2} id="past-imports" p="md" pb="xs">
        Imports before
      </Title>
      <Reading query={imports} skeleton={<SkeletonRows rows={3} />}>
        {() => <DataTable caption="Imports before" columns={columns} rows={rows} keyOf={(row) => row.id} />}
      </Reading>
      <MoreButton pages={imports} />
    </Paper>
  )
}
