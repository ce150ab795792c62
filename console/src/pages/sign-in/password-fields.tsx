import { PasswordField } from '../../parts/form-faults/password-field.tsx'

/** What the server asks of a password. */
const passwordCharacters = { least: 12, most: 256 }

type Props = {
  readonly label?: string
  /** What the server finds wrong with it. */
  readonly error?: string | undefined
}

/** A new password, long enough; the browser may make one up and keep it. */
export const NewPasswordInput = ({ label = 'New password', error }: Props) => (
  <PasswordField
    label={label}
    description={`At least ${passwordCharacters.least} characters; a few words that do not belong together will do`}
    name="password"
    autoComplete="new-password"
    minLength={passwordCharacters.least}
    maxLength={passwordCharacters.most}
    error={error}
  />
)
