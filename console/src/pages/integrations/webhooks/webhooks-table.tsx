import { Text } from '@mantine/core'
import type { Webhook } from '../../../api/webhooks.ts'
import { paths } from '../../../app/paths.ts'
import { TextLink } from '../../../parts/prospect-name.tsx'
import { type Column, DataTable } from '../../../parts/tables/data-table.tsx'
import { HealthBadge } from './health.tsx'
import { tableNames } from './webhook-fields.tsx'

type Row = Omit<Webhook, 'waiting'>

/** What it hears of, in a line. */
export const hearsOf = ({ tables, event_types: types }: Pick<Row, 'tables' | 'event_types'>): string =>
  tables
    .map((table) => {
      const name = tableNames[table]
      return table === 'leasing_events' && types !== null ? `${name} (${types.length} of the types)` : name
    })
    .join(', ')

export const formatNames: Readonly<Record<Row['format'], string>> = { standard: 'Standard', compatible: 'Version 1' }

const columns: readonly Column<Row>[] = [
  {
    key: 'url',
    head: 'Webhook',
    isName: true,
    cell: ({ id, url, description }) => (
      <>
        <TextLink to={paths.webhook} params={{ id }} size="sm" fw={550} c="var(--mantine-color-text)" underline="hover">
          {url}
        </TextLink>
        {description !== null && (
          <Text size="xs" c="dimmed" fw={400} lineClamp={2}>
            {description}
          </Text>
        )}
      </>
    ),
  },
  { key: 'health', head: 'Health', cell: (webhook) => <HealthBadge webhook={webhook} /> },
  { key: 'hears', head: 'Hears of', cell: hearsOf },
  { key: 'format', head: 'Format', cell: ({ format }) => formatNames[format] },
]

/** The webhooks of the account: where they go, and whether messages come through. */
export const WebhooksTable = ({ webhooks }: { readonly webhooks: readonly Row[] }) => (
  <DataTable
    caption="Webhooks"
    columns={columns}
    rows={webhooks}
    keyOf={({ id }) => id}
    isQuiet={({ status }) => status === 'paused'}
  />
)
