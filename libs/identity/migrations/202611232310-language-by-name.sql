-- A constraint is named by what it means.
ALTER TABLE identity.account RENAME CONSTRAINT account_language_check TO an_account_reads_french_or_english;
