"""Files, folders, globs and standard input turned into `Article` records.

    sources ── plain text, Markdown, JSON Lines, HTML ──▶ Draft ── body, language, date, id ──▶ Article

`read` is the way in. The text of an article is what the file holds, decoded and untouched, so that
offsets index the file; only HTML is extracted first. Whatever cannot be read is one `ArticleError`
with its place, its reason and its remedy, and never stops the other articles of a run.
"""

from graph.articles.reading import read

__all__ = ["read"]
