const lacking = "No fingerprint, face or PIN is set up on this device.";

/** What the ceremonies of passkeys and security keys say in the browser. Plain texts: pages send them to it. */
export const passkeys = {
  use: "Use your passkey or security key",
  noScript: "Passkeys and security keys need JavaScript. Switch it on, or use another way.",
  unsupported: "This browser can't use passkeys or security keys on this page. Use another browser, or another way.",
  keyOrPhone: `${lacking} Use a security key or your phone.`,
  keyOnly: `${lacking} Use a security key.`,
  closed: "The dialog was closed, or it took too long. Try again when you are ready.",
  known: "That device or key is already set up for your account. Use another one.",
  failed: "Your browser could not use a passkey here. Try again, or use another method.",
  stay: "Stay in this window",
  manager: "A password manager may offer to keep the passkey. That is fine.",
  leave: "To get out, press Escape or Cancel in that dialog. This page goes on by itself when it is done.",
  name: "Name",
  nameHint: "A name to recognise it by, such as “Work laptop”. Leave empty to use the maker's name.",
  continue: "Continue",
  useTitle: "Now use it once",
  useText: "Made. It counts when you have used it: the dialog opens a second time.",
  useNow: "Use it now",
  dialog: {
    ios: "A sheet from iOS asks for Face ID, Touch ID or your passcode.",
    android: "A sheet from Android asks for your fingerprint, face or screen lock.",
    mac: "macOS asks for Touch ID, Apple Watch or your password.",
    windows: "Windows Hello asks for your face, fingerprint or PIN.",
    chromeos: "ChromeOS asks for your fingerprint, PIN or password.",
    other: "The browser asks for the fingerprint, face or PIN of this device.",
    orKey: "You can choose a security key instead.",
    orKeyOrPhone: "You can choose a security key or a phone instead.",
    onlyKey: "The browser asks for a security key. Plug a key in and touch it when it blinks.",
    onlyKeyOrPhone: "The browser asks for a security key or a phone. Plug a key in and touch it when it blinks.",
  },
};
