/** Why a database cannot be migrated, in one line for the person who runs the installation. */
export class MigrationError extends Error {}
