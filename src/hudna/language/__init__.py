"""Text mechanics: offsets, words and clitics, sentences, quotations, language. No word lists."""
