import type { ReactNode } from "react";
import { adminProof } from "./refusals/common";

/** Das Löschen eines Workspace, und was bis dahin gesagt wird. */
export const deletion = {
  banner: (when: ReactNode) => <>Dieser Workspace wird am {when} gelöscht, mit allem, was er enthält.</>,
  bannerTitle: "Wird gelöscht",
  toTakeBack: "Zurücknehmen",
  signIn: (when: ReactNode) => <>Dieser Workspace wird am {when} gelöscht. Bis dahin melden Sie sich an wie immer.</>,
  noNewMembers: "Dieser Workspace wird gelöscht",
  noNewMembersLead: "Er nimmt keine neuen Mitglieder auf. Wenden Sie sich an die Person, die Sie eingeladen hat.",
  section: "Workspace löschen",
  text: "Löscht den Workspace mit seinen Mitgliedern, Anwendungen und dem Protokoll nach sieben Tagen. Bis dahin funktioniert er wie immer, nimmt keine neuen Mitglieder auf, und jeder Inhaber kann das zurücknehmen. Alle Mitglieder bekommen eine E-Mail. Die Adresse kann danach niemand mehr belegen.",
  name: "Name des Workspace zur Bestätigung",
  nameHint: (name: string) => `Der Workspace heißt „${name}“.`,
  button: "Workspace löschen",
  askedText: (when: ReactNode) => (
    <>
      Er wird am {when} gelöscht. Exportieren Sie ihn vorher, falls Sie den Inhalt noch brauchen. Bis dahin kann jeder
      Inhaber das zurücknehmen.
    </>
  ),
  takeBack: "Workspace behalten",
  asked: "Der Workspace wird in sieben Tagen gelöscht. Alle Mitglieder bekommen eine E-Mail.",
  takenBack: "Der Workspace bleibt. Alle Mitglieder bekommen eine E-Mail.",
  refusals: {
    ...adminProof,
    "wrong-name": "Das ist nicht der Name dieses Workspace. Geben Sie ihn so ein, wie er hier steht.",
    asked: "Ein Inhaber hat das bereits veranlasst. Laden Sie die Seite neu.",
    over: "Das wurde bereits zurückgenommen, oder das Löschen hat begonnen. Laden Sie die Seite neu.",
  },
};
