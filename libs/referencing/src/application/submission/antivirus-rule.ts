/** Whether a file that no antivirus has seen may be sent; a setting of the installation, refused in production. */
export abstract class AntivirusRule {
  abstract readonly required: boolean;
}
