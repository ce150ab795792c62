import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { TaggedProspect } from '../../../api/prospects/one.ts'
import { type Unit, unitLine, useUnit } from '../../../api/units.ts'
import { UnitSelect } from '../../../new-lead/unit-select.tsx'
import { ErrorNotice } from '../../../parts/error-notice.tsx'
import { FieldRow } from './field-row.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { useField } from './use-field.ts'

type Props = { readonly prospect: TaggedProspect; readonly mayEdit: boolean }

const Editor = ({ of }: { readonly of: ReturnType<typeof useField> }) => {
  const [unitId, setUnitId] = useState(of.seen?.unit_id ?? null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void of.save(unitId)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={6}>
        <UnitSelect value={unitId} onChange={setUnitId} />
        {of.stale !== null && <StaleNotice current={of.stale.current.unit_id} onTake={of.close} />}
        {of.error !== null && <ErrorNotice error={of.error} title="It was not saved" />}
        <Group gap={6} justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={of.close}>
            Cancel
          </Button>
          <Button size="compact-sm" type="submit" loading={of.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const dollars = (amount: number): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(amount)

const factsOf = ({ target_rental_rate: rent, bedrooms, bathrooms, sqft, status }: Unit): readonly string[] => [
  ...(rent === null ? [] : [`${dollars(rent)} a month`]),
  ...(bedrooms === null ? [] : [`${bedrooms} bd`]),
  ...(bathrooms === null ? [] : [`${bathrooms} ba`]),
  ...(sqft === null ? [] : [`${sqft.toLocaleString('en')} sq ft`]),
  status,
]

/** What they ask about: the address, the rent and the size, and whether it is still to be had. */
export const UnitField = ({ prospect, mayEdit }: Props) => {
  const of = useField(prospect, 'unit_id')
  const unit = useUnit(prospect.unit_id)
  if (of.isOpen) return <Editor of={of} />
  return (
    <FieldRow label="Unit" isEmpty={prospect.unit_id === null} onEdit={mayEdit ? of.open : null}>
      {unit === undefined ? `Unit ${prospect.unit_id}` : `${unitLine(unit)}\n${factsOf(unit).join(' · ')}`}
    </FieldRow>
  )
}
