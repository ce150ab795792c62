import { Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import {
  compatibleTables,
  type WebhookFormat,
  type WebhookTable,
  webhookLimits,
  webhookTables,
} from '../../../../../server/src/catalogue/webhooks.ts'
import { EventTypesPicker } from '../../../parts/choosing/event-types-picker.tsx'
import type { WebhookDraft } from './draft.ts'

export const tableNames: Readonly<Record<WebhookTable, string>> = {
  leasing_events: 'Leasing events',
  prospects: 'Prospects',
  units: 'Units',
  webhooks: 'Other webhooks',
}

const aboutTables: Readonly<Record<WebhookTable, string>> = {
  leasing_events: 'what happens: notes, showings, assignments, statuses',
  prospects: 'profiles that are created or change',
  units: 'units that are created or change',
  webhooks: 'when another webhook of the account fails or is paused',
}

type Props = {
  readonly draft: WebhookDraft
  readonly onChange: (draft: WebhookDraft) => void
  readonly isNew: boolean
  /** What the server finds wrong with them. */
  readonly faults: { readonly url?: string; readonly description?: string; readonly secret?: string }
}

const FormatField = ({ draft, onChange }: Omit<Props, 'isNew' | 'faults'>) => {
  const choose = (format: WebhookFormat): void =>
    onChange({
      ...draft,
      format,
      tables: format === 'compatible' ? draft.tables.filter((table) => compatibleTables.includes(table)) : draft.tables,
    })
  return (
    <Radio.Group
      label="Format"
      description="It does not change later"
      value={draft.format}
      onChange={(value) => choose(value as WebhookFormat)}
    >
      <Stack gap={6} mt={8}>
        <Radio value="standard" label="Standard Webhooks" description="Signed, with the record before the change" />
        <Radio
          value="compatible"
          label="Compatible with version 1"
          description="A flat body, with the secret in the header X-API-Key"
        />
      </Stack>
    </Radio.Group>
  )
}

/** What a webhook hears of, and where it is told. */
export const WebhookFields = ({ draft, onChange, isNew, faults }: Props) => {
  const offered = draft.format === 'compatible' ? compatibleTables : webhookTables
  return (
    <>
      <TextInput
        label="URL"
        type="url"
        placeholder="https://crm.example.com/foyer"
        description="Messages are sent there by POST. No private addresses, unless your operator allows them."
        required
        maxLength={2_000}
        data-autofocus
        value={draft.url}
        error={faults.url}
        onChange={(event) => onChange({ ...draft, url: event.currentTarget.value })}
      />
      <Textarea
        label="Description"
        autosize
        maxRows={4}
        maxLength={webhookLimits.descriptionCharacters}
        value={draft.description}
        error={faults.description}
        onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
      />
      <Checkbox.Group
        label="Hears of"
        value={[...draft.tables]}
        onChange={(tables) => onChange({ ...draft, tables: tables as WebhookTable[] })}
      >
        <Stack gap={6} mt={6}>
          {offered.map((table) => (
            <Checkbox key={table} value={table} label={tableNames[table]} description={aboutTables[table]} />
          ))}
        </Stack>
      </Checkbox.Group>
      {draft.tables.includes('leasing_events') && (
        <EventTypesPicker
          label="Types of leasing events"
          value={draft.eventTypes}
          onChange={(eventTypes) => onChange({ ...draft, eventTypes })}
        />
      )}
      {isNew && <FormatField draft={draft} onChange={onChange} />}
      {isNew && (
        <TextInput
          label="Secret"
          description={
            draft.format === 'standard'
              ? 'Leave it empty, and Foyer makes one. Your own: whsec_ and base64 of 24 to 64 bytes.'
              : 'Leave it empty, and Foyer makes one. Your own: 16 to 255 visible ASCII characters.'
          }
          autoComplete="off"
          maxLength={webhookLimits.keyCharacters.most}
          value={draft.secret}
          error={faults.secret}
          onChange={(event) => onChange({ ...draft, secret: event.currentTarget.value.trim() })}
        />
      )}
    </>
  )
}
