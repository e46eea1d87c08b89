/**
 * Tells password managers whose password a form asks for or sets, where the page does not ask for the address: each form with a
 * password needs it. It is there for programs and not for people: not shown, not read aloud, not reached by Tab.
 */
export function UserName({ address }: { address: string }) {
  return (
    <input
      type="text"
      name="username"
      value={address}
      autoComplete="username"
      readOnly
      tabIndex={-1}
      aria-hidden="true"
      className="sr-only"
    />
  );
}
