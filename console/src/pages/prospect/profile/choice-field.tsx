import { Select, Switch } from '@mantine/core'
import type { TaggedProspect } from '../../../api/prospects/one.ts'
import { FieldRow } from './field-row.tsx'
import classes from './profile.module.css'
import { useField } from './use-field.ts'

type Props = { readonly prospect: TaggedProspect; readonly mayEdit: boolean }

const looking = [
  { value: 'Self', label: 'Themselves' },
  { value: 'Agent', label: 'A client, as an agent' },
]

/** Whether they look for themselves or for a client. */
export const LookingField = ({ prospect, mayEdit }: Props) => {
  const of = useField(prospect, 'prospect_type')
  if (!of.isOpen)
    return (
      <FieldRow label="Looks for" isEmpty={false} onEdit={mayEdit ? of.open : null}>
        {looking.find(({ value }) => value === prospect.prospect_type)?.label ?? prospect.prospect_type}
      </FieldRow>
    )
  return (
    <Select
      label="Looks for"
      data={looking}
      value={prospect.prospect_type}
      allowDeselect={false}
      autoFocus
      defaultDropdownOpened
      onChange={(chosen) => void of.save(chosen)}
      onBlur={of.close}
      onKeyDown={(event) => {
        if (event.key === 'Escape') of.close()
      }}
    />
  )
}

/** Whether they passed the prescreening: a switch, saved at once. */
export const PrescreenedField = ({ prospect, mayEdit }: Props) => {
  const of = useField(prospect, 'prescreened')
  return (
    <div className={classes['row']}>
      <span className={classes['label']} id="prescreened">
        Prescreened
      </span>
      <span className={classes['value']}>
        {mayEdit ? (
          <Switch
            size="sm"
            aria-labelledby="prescreened"
            checked={prospect.prescreened}
            onChange={(event) => void of.save(event.currentTarget.checked)}
            label={prospect.prescreened ? 'Yes' : 'Not yet'}
          />
        ) : prospect.prescreened ? (
          'Yes'
        ) : (
          'Not yet'
        )}
      </span>
    </div>
  )
}
