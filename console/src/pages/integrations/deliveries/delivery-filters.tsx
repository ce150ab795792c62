import { Button, Group, MultiSelect, NumberInput, Select } from '@mantine/core'
import { type DeliveryStatus, deliveryStatuses } from '../../../../../server/src/catalogue/webhooks.ts'
import type { Webhook } from '../../../api/webhooks.ts'
import { EventTypesPicker } from '../../../parts/choosing/event-types-picker.tsx'
import { tableNames } from '../webhooks/webhook-fields.tsx'
import { deliveryLooks } from './delivery-status.tsx'
import { isFiltered, joined, type LogChange, type LogSearch, statusesOf, tableOf, typesOf } from './log-search.ts'

type Props = {
  readonly webhook: Webhook
  readonly search: LogSearch
  readonly onChange: (change: LogChange) => void
}

const all = 'all'

/** Which deliveries to show: by how they stand, and what they are about. */
export const DeliveryFilters = ({ webhook, search, onChange }: Props) => {
  const statuses = statusesOf(search)
  const table = tableOf(search)
  return (
    <Group gap="xs" p="sm" align="flex-start">
      <MultiSelect
        aria-label="Status"
        w={210}
        clearable
        placeholder={statuses.length === 0 ? 'Any status' : ''}
        data={deliveryStatuses.map((value) => ({ value, label: deliveryLooks[value].name }))}
        value={[...statuses]}
        onChange={(chosen) => onChange({ status: joined(chosen as DeliveryStatus[]) })}
      />
      <Select
        aria-label="Table"
        w={170}
        allowDeselect={false}
        data={[
          { value: all, label: 'Any table' },
          ...webhook.tables.map((value) => ({ value, label: tableNames[value] })),
        ]}
        value={table ?? all}
        onChange={(chosen) => onChange({ table: chosen === all || chosen === null ? undefined : chosen })}
      />
      {webhook.tables.includes('leasing_events') && (
        <EventTypesPicker
          aria-label="Types of leasing events"
          placeholder={typesOf(search).length === 0 ? 'Any event' : ''}
          w={240}
          value={typesOf(search)}
          onChange={(types) => onChange({ type: joined(types) })}
        />
      )}
      <NumberInput
        aria-label="Number of the prospect"
        placeholder="Prospect no."
        w={130}
        hideControls
        allowNegative={false}
        allowDecimal={false}
        value={search.prospect ?? ''}
        onChange={(value) => onChange({ prospect: value === '' ? undefined : String(value) })}
      />
      {isFiltered(search) && (
        <Button
          variant="subtle"
          onClick={() => onChange({ status: undefined, table: undefined, type: undefined, prospect: undefined })}
        >
          Show all
        </Button>
      )}
    </Group>
  )
}
