"""The page's template, script, style, marks and words; `kg.export.html` puts them together."""
