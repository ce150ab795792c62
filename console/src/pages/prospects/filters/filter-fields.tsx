import { Autocomplete, Checkbox, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAccount } from '../../../api/accounts.ts'
import { funnel } from '../../../app/looks/tones.ts'
import { UnitSelect } from '../../../new-lead/unit-select.tsx'
import { UserFilter } from '../../../parts/choosing/user-filter.tsx'
import { clockTime, dayAfter } from '../../../time/zoned.ts'
import type { RowsPage } from '../rows/merge-page.ts'
import { listOf, statuses } from './search.ts'
import { useProspectsSearch } from './use-search.ts'

const stages = [...funnel, 'lost']
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const stageData = stages.map((stage) => ({ value: stage, label: capital(stage) }))

const joined = (values: readonly string[]): string | undefined => (values.length === 0 ? undefined : values.join('|'))

const StageField = () => {
  const { search, change } = useProspectsSearch()
  return (
    <MultiSelect
      label="Stage"
      placeholder={search.stage === undefined ? 'Any' : ''}
      data={stageData}
      value={listOf(search.stage)}
      onChange={(values) => change({ stage: joined(values) })}
      clearable
    />
  )
}

const StatusField = () => {
  const { search, change } = useProspectsSearch()
  return (
    <MultiSelect
      label="Status"
      placeholder={search.status === undefined ? 'Any' : ''}
      searchable
      data={statuses}
      value={listOf(search.status)}
      onChange={(values) => change({ status: joined(values) })}
      nothingFoundMessage="No status has this name"
      clearable
    />
  )
}

export const AgentField = () => {
  const { search, change } = useProspectsSearch()
  return (
    <UserFilter label="Assigned to" value={search.assignee} onChange={(assignee) => change({ assignee })} withNobody />
  )
}

/** Sources of the rows that were read; any other text can be typed. */
const useKnownSources = (): readonly string[] => {
  const { id } = useAccount()
  const queries = useQueryClient()
  const lists = queries.getQueriesData<{ readonly pages: readonly RowsPage[] }>({ queryKey: ['prospect rows', id] })
  const found = lists.flatMap(([, list]) => list?.pages ?? []).flatMap(({ data }) => data.map(({ source }) => source))
  return [...new Set(found)].sort()
}

const SourceField = () => {
  const { search, change } = useProspectsSearch()
  const known = useKnownSources()
  const [text, setText] = useState(search.source ?? '')
  const commit = (source: string): void => change({ source: source.trim() === '' ? undefined : source.trim() })
  return (
    <Autocomplete
      label="Source"
      placeholder="Any"
      data={[...known]}
      value={text}
      onChange={setText}
      onOptionSubmit={commit}
      onBlur={() => commit(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(text)
      }}
      onClear={() => commit('')}
      clearable
    />
  )
}

const dayPattern = /^\d{4}-\d\d-\d\d$/

const CreatedFields = () => {
  const { search, change } = useProspectsSearch()
  const { time_zone: timeZone } = useAccount()
  const ago = /^(\d{1,4})d$/.exec(search.created_after ?? '')?.[1]
  const from = ago === undefined ? search.created_after : dayAfter(clockTime(Date.now(), timeZone).day, -Number(ago))
  return (
    <Stack gap={6}>
      <Group grow gap="xs">
        <TextInput
          type="date"
          label="Created from"
          value={dayPattern.test(from ?? '') ? (from ?? '') : ''}
          onChange={(event) => change({ created_after: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label="Created until"
          value={search.created_before ?? ''}
          onChange={(event) => change({ created_before: event.currentTarget.value || undefined })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        Days in {timeZone}
      </Text>
    </Stack>
  )
}

const agoChoices = [
  { value: '0d', label: 'Today' },
  { value: '7d', label: 'The last 7 days' },
  { value: '30d', label: 'The last 30 days' },
  { value: '90d', label: 'The last 90 days' },
]

const AgoField = () => {
  const { search, change } = useProspectsSearch()
  const { created_after: after } = search
  return (
    <Select
      label="Created"
      description="Goes along with time in a saved view"
      placeholder="Any time"
      data={agoChoices}
      value={agoChoices.some(({ value }) => value === after) ? (after ?? null) : null}
      onChange={(value) => change({ created_after: value ?? undefined, created_before: undefined })}
      clearable
    />
  )
}

const dueChoices = [
  { value: 'today', label: 'Due today or before' },
  { value: 'week', label: 'Due within 7 days' },
]

const DueField = () => {
  const { search, change } = useProspectsSearch()
  const { follow_up_due_before: due } = search
  const other = due !== undefined && dueChoices.every(({ value }) => value !== due)
  return (
    <Select
      label="Follow-up"
      placeholder="Any"
      data={other ? [...dueChoices, { value: due, label: `Due by ${due}` }] : dueChoices}
      value={due ?? null}
      onChange={(value) => change({ follow_up_due_before: value ?? undefined })}
      clearable
    />
  )
}

/** All filters below each other. */
export const FilterFields = () => {
  const { search, change } = useProspectsSearch()
  return (
    <Stack gap="sm">
      <StageField />
      <StatusField />
      <div>
        <Text size="sm" fw={500} mb={4}>
          Assigned to
        </Text>
        <AgentField />
      </div>
      <UnitSelect
        value={search.unit_id === undefined ? null : Number(search.unit_id)}
        onChange={(id) => change({ unit_id: id === null ? undefined : String(id) })}
      />
      <SourceField key={search.source ?? ''} />
      <DueField />
      <AgoField />
      <CreatedFields />
      <Checkbox
        label="Awaiting response"
        description="A property manager was asked and has not answered"
        checked={search.awaiting === 'yes'}
        onChange={(event) => change({ awaiting: event.currentTarget.checked ? 'yes' : undefined })}
      />
    </Stack>
  )
}
