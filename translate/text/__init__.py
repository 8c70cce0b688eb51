"""What running text is made of: sentences, figures, names, capitals, quotation marks, each by its language."""
