"""Articles written again: as Markdown, and the Markdown as a site."""
