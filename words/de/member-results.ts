/** What an act on one member did. */
export const memberResults = {
  role: (name: string, role: string) => `${name} hat jetzt die Rolle: ${role}.`,
  "end-sessions": (name: string) => `${name} ist auf allen Geräten abgemeldet.`,
  remind: (name: string) => `Eine Erinnerung an ${name} ist unterwegs.`,
  deactivate: (name: string) => `${name} ist deaktiviert und auf allen Geräten abgemeldet.`,
  reactivate: (name: string) => `${name} kann sich wieder anmelden.`,
  delete: (name: string) => `${name} ist gelöscht.`,
  lock: (name: string) => `Das Konto von ${name} ist gesperrt, alle Geräte sind abgemeldet.`,
  unlock: (name: string) => `${name} kann sich wieder anmelden.`,
  resend: (name: string) => `Eine neue Einladung an ${name} ist unterwegs. Der frühere Link funktioniert nicht mehr.`,
  withdraw: (name: string) => `Die Einladung an ${name} ist zurückgezogen.`,
  password: (name: string) => `Ein Link für ein neues Passwort ist unterwegs an ${name}.`,
};

/** What an exemption's act did. */
export const exemptionResults = {
  given: (name: string, day: string) => `${name} ist bis ${day} von der Pflicht ausgenommen.`,
  ended: (name: string) => `Die Ausnahme für ${name} ist beendet.`,
};

/** What became of "Undo". */
export const undone = {
  role: (name: string, role: string) => `Rückgängig gemacht. ${name} hat wieder die Rolle: ${role}.`,
  exemption: (name: string) => `Rückgängig gemacht. Für ${name} gilt keine Ausnahme.`,
  exemptionEnd: (name: string, day: string) => `Rückgängig gemacht. ${name} ist wieder bis ${day} ausgenommen.`,
  withdrawal: (name: string) => `Rückgängig gemacht. Eine neue Einladung an ${name} ist unterwegs.`,
  changed: "Das wurde inzwischen geändert. Es wurde nichts rückgängig gemacht.",
};

/** One session of a member was ended. */
export const sessionEnded = "Dieses Gerät ist abgemeldet.";
