"""An article → its `Analysis`: typed tokens, names, quotations, sentences and dates."""
