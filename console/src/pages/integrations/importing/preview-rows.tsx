import { Text, Title } from '@mantine/core'
import type { ImportPreview } from '../../../api/imports.ts'
import { type Column, DataTable } from '../../../parts/tables/data-table.tsx'
import classes from './importing.module.css'

type Row = ImportPreview['rows'][number]

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  // An address, in one line.
  return 'formatted_address' in value ? String(value.formatted_address) : JSON.stringify(value)
}

const shownRows = 5

/** The fields that any of these rows fills, in their order. */
const fieldsIn = (rows: readonly Row[]): readonly string[] => [
  ...new Set(
    rows.flatMap(({ record }) =>
      Object.entries(record ?? {}).flatMap(([field, value]) => (textOf(value) === '' ? [] : [field])),
    ),
  ),
]

/** The first rows as they will be written, or why they will not. */
export const PreviewRows = ({ rows }: { readonly rows: readonly Row[] }) => {
  const shown = rows.slice(0, shownRows)
  const columns: readonly Column<Row>[] = [
    { key: 'row', head: 'Row', isName: true, cell: ({ row }) => row },
    ...fieldsIn(shown).map(
      (field): Column<Row> => ({
        key: field,
        head: field.replaceAll('_', ' '),
        cell: ({ record }) => textOf((record as Record<string, unknown> | null)?.[field]),
      }),
    ),
    ...(shown.some(({ reasons }) => reasons.length > 0)
      ? [
          {
            key: 'reasons',
            head: 'Rejected, because',
            cell: ({ reasons }: Row) => (
              <Text span size="sm" c="var(--mantine-color-error)">
                {reasons.join('; ')}
              </Text>
            ),
          },
        ]
      : []),
  ]
  if (shown.length === 0)
    return (
      <Text size="sm" c="dimmed">
        The file has no rows below its head.
      </Text>
    )
  return (
    <div>
      <Title order={3} mb="xs">
        The first rows, as they will be
      </Title>
      {/* Scrolls sideways, so it can be reached by keyboard. */}
      <section className={classes['scroll']} tabIndex={0} aria-label="First rows">
        <DataTable caption="First rows" columns={columns} rows={shown} keyOf={({ row }) => row} />
      </section>
    </div>
  )
}
