-- How words are compared in the catalogue: without accents and by French stem.
-- The listing's own table keeps the result in a stored column, so the function must not change without a new one.
CREATE SCHEMA catalogue;

CREATE TEXT SEARCH CONFIGURATION catalogue.french (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION catalogue.french
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part
  WITH public.unaccent, french_stem;

-- A word of the name weighs more than one of the publisher, and that more than one of the summary.
CREATE FUNCTION catalogue.search_vector(name text, publisher text, summary text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN setweight(to_tsvector('catalogue.french', coalesce(name, '')), 'A')
      || setweight(to_tsvector('catalogue.french', coalesce(publisher, '')), 'B')
      || setweight(to_tsvector('catalogue.french', coalesce(summary, '')), 'C');

SELECT public.open_schema_to_application('catalogue');
