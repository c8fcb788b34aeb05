/** Titles of what the file store refuses. */
export const filesProblems = {
  file_too_large: { fr: 'Le fichier est trop volumineux.', en: 'The file is too large.' },
  file_empty: { fr: 'Le fichier est vide.', en: 'The file is empty.' },
  file_missing: { fr: 'Aucun fichier n’a été joint.', en: 'No file was attached.' },
  multipart_expected: {
    fr: 'Envoyez le fichier par un formulaire (multipart/form-data).',
    en: 'Send the file as a form (multipart/form-data).',
  },
  file_kind_refused: {
    fr: 'Ce type de fichier n’est pas accepté. Types acceptés : PDF, PNG, JPEG, WebP, DOCX, XLSX, ODT, ODS, CSV, TXT.',
    en: 'This type of file is not accepted. Accepted: PDF, PNG, JPEG, WebP, DOCX, XLSX, ODT, ODS, CSV, TXT.',
  },
  file_not_what_it_says: {
    fr: 'Le contenu du fichier ne correspond pas à son extension.',
    en: 'The content of the file is not what its extension says.',
  },
  file_has_macros: {
    fr: 'Le document contient des macros : envoyez-le sans macro, ou en PDF.',
    en: 'The document holds macros: send it without them, or as PDF.',
  },
  archive_too_large: {
    fr: 'Le document, une fois décompressé, serait trop volumineux.',
    en: 'The document would be too large once unpacked.',
  },
  archive_unreadable: { fr: 'Le document est endommagé ou illisible.', en: 'The document is damaged or unreadable.' },
  file_infected: {
    fr: 'L’antivirus a trouvé un contenu dangereux dans ce fichier.',
    en: 'The antivirus found dangerous content in this file.',
  },
  file_erased_meanwhile: {
    fr: 'Le même contenu était en cours d’effacement : envoyez le fichier de nouveau.',
    en: 'The same content was being erased: send the file again.',
  },
  file_not_scanned_yet: {
    fr: 'L’antivirus n’a pas encore examiné ce fichier : réessayez dans un instant.',
    en: 'The antivirus has not examined this file yet: try again in a moment.',
  },
} as const;
