import { Paper, Text, Title } from '@mantine/core'
import { limits } from '../../../../../server/src/catalogue/limits.ts'
import { useMay } from '../../../api/accounts.ts'
import type { TaggedProspect } from '../../../api/prospects/one.ts'
import { Moment } from '../../../parts/moment.tsx'
import classes from '../prospect.module.css'
import { LookingField, PrescreenedField } from './choice-field.tsx'
import own from './profile.module.css'
import { TextField } from './text-field.tsx'
import { UnitField } from './unit-field.tsx'

/** What people say about the prospect. Each field is changed in its place; who may not sees it only. */
export const ProfileCard = ({ prospect }: { readonly prospect: TaggedProspect }) => {
  const mayEdit = useMay('editProspects')
  const common = { prospect, mayEdit }
  return (
    <Paper component="section" aria-labelledby="profile" className={classes['card'] ?? ''}>
      <div className={classes['cardHead']}>
        <Title order={2} size="h3" id="profile">
          Profile
        </Title>
        {!mayEdit && (
          <Text size="xs" c="dimmed">
            Your role may not change it
          </Text>
        )}
      </div>
      <div className={own['rows']}>
        <TextField {...common} field="name" label="Name" maxLength={limits.nameCharacters} />
        <TextField {...common} field="phone" label="Phone" type="tel" maxLength={limits.phoneCharacters}>
          {prospect.phone}
          {prospect.phone !== null && prospect.phone_e164 === null && (
            <Text size="xs" c="var(--foyer-attention)">
              Can't be read as a number: nobody is found by it
            </Text>
          )}
        </TextField>
        <TextField {...common} field="email" label="E-mail" type="email" maxLength={limits.emailCharacters} />
        <UnitField {...common} />
        <TextField {...common} field="source" label="Source" isNeeded maxLength={limits.nameCharacters} />
        <LookingField {...common} />
        <PrescreenedField {...common} />
        <TextField {...common} field="notes" label="Notes" isLong maxLength={limits.notesCharacters} />
        <TextField {...common} field="external_id" label="External id" maxLength={limits.externalIdCharacters} />
        <div className={own['row']}>
          <span className={own['label']}>Came</span>
          <span className={own['value']}>
            <Moment at={prospect.created_at} />
          </span>
        </div>
      </div>
    </Paper>
  )
}
