import { Badge, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fieldsOf, neededFields } from '../../../../../server/src/catalogue/records/import-fields.ts'
import { useAccount } from '../../../api/accounts.ts'
import { importPreviewQuery } from '../../../api/imports.ts'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { type Column, DataTable } from '../../../parts/tables/data-table.tsx'
import { SkeletonRows } from '../../../parts/waiting/skeleton-rows.tsx'
import type { Head } from './first-lines.ts'
import { columnsOf, type ImportPlan, withWish } from './kinds.ts'
import { PreviewRows } from './preview-rows.tsx'

type Props = {
  readonly plan: ImportPlan
  readonly head: Head | null
  readonly onChange: (plan: ImportPlan) => void
}

type Row = { readonly column: string; readonly field: string; readonly example: string; readonly isChosen: boolean }

const leftOut = 'left out'

const words = (field: string): string => field.replaceAll('_', ' ')

const tableColumns = (plan: ImportPlan, onChange: Props['onChange']): readonly Column<Row>[] => [
  { key: 'column', head: 'Column', isName: true, cell: ({ column }) => column },
  {
    key: 'example',
    head: 'First row',
    cell: ({ example }) => (
      <Text span size="xs" c="dimmed" lineClamp={2}>
        {example}
      </Text>
    ),
  },
  {
    key: 'field',
    head: 'Is',
    cell: ({ column, field }) => (
      <Select
        aria-label={`What ${column} is`}
        size="xs"
        searchable
        allowDeselect={false}
        nothingFoundMessage="No field has this name"
        data={[
          { value: leftOut, label: 'Left out' },
          ...fieldsOf(plan.kind).map((value) => ({ value, label: words(value) })),
        ]}
        value={field === '' ? leftOut : field}
        onChange={(chosen) => chosen !== null && onChange(withWish(plan, column, chosen === leftOut ? '' : chosen))}
      />
    ),
  },
  {
    key: 'how',
    head: 'How',
    cell: ({ field, isChosen }) => (
      <Badge variant="light" color={field === '' ? 'gray' : 'pine'} tt="none">
        {isChosen ? 'Chosen' : field === '' ? 'Not recognised' : 'Recognised'}
      </Badge>
    ),
  },
]

/** Which column is which field: what was recognised, and what somebody says instead; with the first rows as they will be. */
export const MappingStep = ({ plan, head, onChange }: Props) => {
  const { id } = useAccount()
  const preview = useQuery(importPreviewQuery(plan.file, { account_id: id, kind: plan.kind, ...columnsOf(plan) }))
  if (preview.data === undefined && preview.error === null) return <SkeletonRows rows={5} />
  const columns = preview.data?.columns ?? head?.columns.map((column) => ({ column, field: null })) ?? []
  const rows = columns.map(({ column, field }) => ({
    column,
    field: plan.wishes[column] ?? field ?? '',
    example: head?.examples[head.columns.indexOf(column)] ?? '',
    isChosen: plan.wishes[column] !== undefined,
  }))
  return (
    <Stack gap="md">
      {preview.error !== null && (
        <ErrorNotice
          error={preview.error}
          title={`One column must be ${neededFields[plan.kind].map(words).join(' or ')}`}
        />
      )}
      {rows.length > 0 && (
        <DataTable
          caption="Columns of the file"
          columns={tableColumns(plan, onChange)}
          rows={rows}
          keyOf={({ column }) => column}
          isQuiet={({ field }) => field === ''}
        />
      )}
      {preview.data !== undefined && preview.error === null && <PreviewRows rows={preview.data.rows} />}
    </Stack>
  )
}
